import { lineProblem, requireFields, textProblem } from '../../base/fields.ts';
import { glance } from '../../base/folded-text.ts';
import { municipalityByCode } from '../../base/gazetteer/municipalities.ts';
import { Refusal } from '../../base/result.ts';
import type { Handlers } from '../../register/context.ts';
import type { Db } from '../../register/database.ts';
import type { Agency, settingsContract } from './contract.ts';
import { settingsProblems } from './rules.ts';
import {
  agencyNames,
  allAgencies,
  insertContact,
  readSettings,
  swapAgencies,
  updateAgency,
  updateContact,
  writeSettings,
} from './store.ts';

type AgencyNames = { readonly name: string; readonly shortName: string };

/**
 * A paper is addressed by the agency's name, and who may be told what is chosen by the short one: two that look alike could not be told
 * apart, nor one that reuses another's earlier name. Unchanged names are not checked.
 */
export const agencyProblems = (db: Db, fields: AgencyNames, except?: string) => {
  const agencies = allAgencies(db);
  const before = agencies.find((agency) => agency.id === except);
  const names = [
    ...agencies.flatMap(({ id, name, shortName }) => [name, shortName].map((each) => ({ id, name: each }))),
    ...formerNames(db),
  ];
  const others = new Set(names.filter(({ id }) => id !== except).map(({ name }) => glance(name)));
  const taken = (key: keyof AgencyNames): 'duplicate' | null =>
    before?.[key] !== fields[key] && others.has(glance(fields[key])) ? 'duplicate' : null;
  return { name: lineProblem(fields.name, 80) ?? taken('name'), shortName: lineProblem(fields.shortName, 12) ?? taken('shortName') };
};

const formerNames = (db: Db) => agencyNames(db).map(({ agencyId: id, name }) => ({ id, name }));

const contactProblems = (fields: { readonly name: string; readonly title: string; readonly phone: string; readonly email: string }) => ({
  name: lineProblem(fields.name, 100),
  title: textProblem(fields.title, 100),
  phone: textProblem(fields.phone, 40),
  email: fields.email !== '' && !/^[^\s@]+@[^\s@]+$/.test(fields.email) ? 'email-shape' : textProblem(fields.email, 200),
});

export const agencyById = (db: Db, id: string): Agency => {
  const agency = allAgencies(db).find((each) => each.id === id);
  if (!agency) throw new Refusal('not-found');
  return agency;
};

export const settingsHandlers: Handlers<typeof settingsContract> = {
  get: (_, { db }) => readSettings(db),
  change: ({ changes }, { db, audit, changed }) => {
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    requireFields({
      municipality: changes.municipality !== undefined && !municipalityByCode(changes.municipality) ? 'unknown-municipality' : null,
      unit: changes.unit === undefined ? null : lineProblem(changes.unit, 100),
      ...settingsProblems(given),
    });
    const before = readSettings(db);
    writeSettings(db, given);
    audit('settings.changed', { before: Object.fromEntries(Object.entries(before).filter(([key]) => key in given)), after: given });
    changed('overview');
    return readSettings(db);
  },
  protectScreen: async ({ isProjecting }, { read, ports }) => {
    const isProtected = read(({ db }) => readSettings(db).contentProtection) && !isProjecting;
    const answer = await ports.ask({ port: 'protect-screen', isProtected });
    if (answer.kind === 'failed') throw new Refusal(answer.code);
    return { isProtected };
  },
  agencies: (_, { db }) => allAgencies(db),
  changeShortName: ({ id, shortName }, { db, audit }) => {
    const before = agencyById(db, id);
    requireFields(agencyProblems(db, { ...before, shortName }, id));
    updateAgency(db, id, { ...before, shortName });
    audit('settings.agency-changed', { id, before: { shortName: before.shortName }, after: { shortName } });
    return {};
  },
  moveAgency: ({ id, by }, { db, audit }) => {
    const all = allAgencies(db);
    const at = all.findIndex((agency) => agency.id === id);
    const other = all[at + by];
    if (at < 0 || !other) throw new Refusal('not-found');
    swapAgencies(db, id, other.id);
    audit('settings.agency-moved', { id, before: at + 1, after: at + by + 1 });
    return {};
  },
  addContact: ({ agencyId, ...fields }, { db, audit }) => {
    agencyById(db, agencyId);
    requireFields(contactProblems(fields));
    const id = insertContact(db, agencyId, fields);
    audit('settings.contact-added', { id, agencyId, ...fields });
    return { id };
  },
  changeContact: ({ id, ...fields }, { db, audit }) => {
    const contact = allAgencies(db)
      .flatMap((agency) => agency.contacts)
      .find((each) => each.id === id);
    if (!contact) throw new Refusal('not-found');
    requireFields(contactProblems(fields));
    updateContact(db, id, fields);
    const { name, title, phone, email, active } = contact;
    audit('settings.contact-changed', { id, before: { name, title, phone, email, active }, after: fields });
    return {};
  },
};
