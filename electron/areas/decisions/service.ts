import { requireFields } from '../../base/fields.ts';
import { decidingRoles } from '../../base/permissions.ts';
import { Refusal } from '../../base/result.ts';
import type { Handlers } from '../../register/context.ts';
import type { Agency } from '../settings/contract.ts';
import { settingsProblems, type RegisterSettings } from '../settings/rules.ts';
import { agencyById, agencyProblems } from '../settings/service.ts';
import { insertAgency, readSettings, updateAgency, writeSettings } from '../settings/store.ts';
import { signersOn } from '../users/signatures/second-signature.ts';
import type { decisionsContract } from './contract.ts';
import { decideByTwo, enterDecision } from './joint-decision.ts';
import { changedFields } from './rules.ts';
import * as store from './store.ts';

type AgencyRow = Omit<Agency, 'id' | 'contacts'>;
const fieldsOf = ({ kind, name, shortName, insideSecrecyAct, ownOrganisation, active }: Agency): AgencyRow => ({
  kind,
  name,
  shortName,
  insideSecrecyAct,
  ownOrganisation,
  active,
});

/** Areas that use agencies or rules to show what may be told. */
const looking = ['settings', 'decisions', 'overview'] as const;
const noBytes = (): Uint8Array => new Uint8Array();

type Rules = Partial<Pick<RegisterSettings, 'organisation' | 'ownSignatureAge'>>;

export const decisionsHandlers: Handlers<typeof decisionsContract> = {
  signers: ({ caseId }, { db, user, grants }) => {
    if (caseId !== null && !grants.has(caseId)) throw new Refusal('no-grant');
    return [...signersOn(db, user, caseId, decidingRoles)];
  },

  list: ({ offset, limit }, { db, user }) => ({
    decisions: store.decisionsFor(db, user.id, limit, offset),
    ...store.countDecisions(db, user.id),
  }),

  markSeen: ({ id }, { db, user, now, audit, changed }) => {
    if (store.setSeen(db, id, user.id, now) === 0) throw new Refusal('not-found');
    audit('decisions.seen', { id });
    changed('overview');
    return {};
  },

  changeRules: (asked, context, [secret = noBytes()]) => {
    const after = Object.fromEntries(Object.entries(asked.changes).filter(([, value]) => value !== undefined)) as Rules;
    return decideByTwo(
      context,
      { caseId: null, signerId: asked.signerId, secret },
      {
        changes: looking,
        weigh: ({ db }) => {
          requireFields(settingsProblems(after));
          return changedFields(readSettings(db), after);
        },
        decide: ({ db }, told) => {
          writeSettings(db, after);
          return { told: { kind: 'rules-changed', entry: 'settings.changed', ...told }, value: readSettings(db) };
        },
      },
    );
  },

  addAgency: ({ signerId, ...fields }, context, [secret = noBytes()]) =>
    decideByTwo(
      context,
      { caseId: null, signerId, secret },
      {
        changes: looking,
        weigh: ({ db }) => requireFields(agencyProblems(db, fields)),
        decide: ({ db }) => {
          const id = insertAgency(db, fields);
          const told = { kind: 'agency-added', entry: 'settings.agency-added', subject: fields.name, before: {}, after: fields } as const;
          return { told: { ...told, beside: { id } }, value: { id } };
        },
      },
    ),

  changeAgency: ({ id, signerId, ...fields }, context, [secret = noBytes()]) =>
    decideByTwo(
      context,
      { caseId: null, signerId, secret },
      {
        changes: looking,
        weigh: ({ db }) => {
          const before = agencyById(db, id);
          requireFields(agencyProblems(db, fields, id));
          return before;
        },
        decide: ({ db }, before) => {
          updateAgency(db, id, fields);
          const told = { kind: 'agency-changed', entry: 'settings.agency-changed', subject: before.name, beside: { id } } as const;
          return { told: { ...told, ...changedFields(fieldsOf(before), fields) }, value: {} };
        },
      },
    ),

  closeAgency: ({ id, what }, inside) => {
    const before = agencyById(inside.db, id);
    if (!before[what]) throw new Refusal('nothing-to-undo');
    const after = { ...fieldsOf(before), [what]: false };
    updateAgency(inside.db, id, after);
    const told = { kind: 'agency-closed', entry: 'settings.agency-changed', subject: before.name, beside: { id } } as const;
    enterDecision(inside, { ...told, ...changedFields(fieldsOf(before), after) }, null, null);
    inside.changed('settings');
    return {};
  },
};
