import { requireFields } from '../../base/fields.ts';
import type { Id } from '../../base/ids.ts';
import { Refusal } from '../../base/result.ts';
import type { Handlers, OpenContext } from '../../register/context.ts';
import type { Db } from '../../register/database.ts';
import type { participantsContract, Relative } from './contract.ts';
import { knownPerson } from './known-person.ts';
import { checkPerson, isSealed, relativeProblems } from './rules.ts';
import * as relatives from './relatives-store.ts';
import * as store from './store.ts';

const participantIn = (db: Db, caseId: Id): store.CaseRow => {
  const row = store.caseById(db, caseId);
  if (!row) throw new Refusal('not-found');
  return row;
};

/** A relative who is a protected participant has no name here: that file is another's, and this one shows nothing of it. */
const shown = ({ protection, givenName, familyName, birthDate: _, ...row }: relatives.RelativeRow): Relative => ({
  ...row,
  name: isSealed(protection) ? null : `${givenName} ${familyName}`,
});

const relativeIn = (db: Db, row: store.CaseRow, id: Id): relatives.RelativeRow => {
  const found = relatives.relativesOf(db, row.personId).find((each) => each.id === id);
  if (!found) throw new Refusal('not-found');
  return found;
};

/** Somebody whose record has ended stays as written then: nothing new about her is shown anywhere. */
const refuseEnded = ({ protection }: { readonly protection: string }): void => {
  if (protection === 'fictitious') throw new Refusal('record-closed');
};

type RelativeProcedures = 'relatives' | 'addRelative' | 'changeRelative' | 'removeRelative' | 'restoreRelative';

export const relativesHandlers: Pick<Handlers<typeof participantsContract>, RelativeProcedures> = {
  relatives: ({ caseId }, { db }) => relatives.relativesOf(db, participantIn(db, caseId).personId).map(shown),

  addRelative: ({ caseId, givenName, familyName, personalNumber, ...fields }, context: OpenContext) => {
    const { db, today, audit } = context;
    const row = participantIn(db, caseId);
    const person = { givenName, familyName, personalNumber, alias: '', numberMissingReason: 'relative', birthDate: '' };
    const { problems, checked } = checkPerson(person, today);
    const known = knownPerson(context, checked.number?.text, { givenName, familyName });
    // In a list of relatives a protected person has no name anyway, so an open record takes her under any.
    const problem = known.protection === 'protected-registration' ? null : known.problem;
    requireFields({
      ...relativeProblems(fields),
      givenName: problems['givenName'] ?? null,
      familyName: problems['familyName'] ?? null,
      personalNumber:
        problems['personalNumber'] ??
        (known.personId === row.personId
          ? 'relative-is-self'
          : relatives.relativesOf(db, row.personId).some((each) => each.personId === known.personId)
            ? 'relative-twice'
            : problem),
    });
    const personId =
      known.personId ??
      store.insertPerson(db, {
        givenName: givenName.trim(),
        familyName: familyName.trim(),
        alias: '',
        otherAliases: '',
        personalNumber: checked.number?.text ?? null,
        numberKind: 'personal',
        numberIssuer: '',
        numberMissingReason: '',
        birthDate: checked.birthDate,
        protection: 'none',
        municipality: null,
        phone: '',
        email: '',
      });
    const id = relatives.insertRelative(db, row.personId, personId, { ...fields, ...known.names });
    audit('participants.relative-added', { relativeId: id, after: fields }, caseId);
    return shown(relativeIn(db, row, id));
  },

  changeRelative: ({ caseId, relativeId, version, ...fields }, { db, audit }) => {
    const row = participantIn(db, caseId);
    const before = relativeIn(db, row, relativeId);
    if (before.version !== version) throw new Refusal('conflict');
    refuseEnded(before);
    requireFields(relativeProblems(fields));
    relatives.updateRelative(db, relativeId, fields);
    const { kind, relation, livesWhere, contact, contactHow, phone, note } = before;
    const wasSo = { kind, relation, livesWhere, contact, contactHow, phone, note };
    audit('participants.relative-changed', { relativeId, before: wasSo, after: fields }, caseId);
    return shown(relativeIn(db, row, relativeId));
  },

  removeRelative: ({ caseId, relativeId }, { db, today, audit }) => {
    relativeIn(db, participantIn(db, caseId), relativeId);
    relatives.endRelative(db, relativeId, today);
    audit('participants.relative-ended', { relativeId }, caseId);
    return {};
  },

  restoreRelative: ({ caseId, relativeId }, { db, audit }) => {
    const row = participantIn(db, caseId);
    if (!relatives.resumeRelative(db, row.personId, relativeId)) throw new Refusal('nothing-to-undo');
    audit('participants.relative-restored', { relativeId }, caseId);
    return shown(relativeIn(db, row, relativeId));
  },
};
