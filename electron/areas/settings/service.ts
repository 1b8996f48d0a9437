import { lineProblem, requireFields, textProblem } from '../../base/fields.ts';
import { municipalityByCode } from '../../base/gazetteer/municipalities.ts';
import { Refusal } from '../../base/result.ts';
import type { Handlers } from '../../register/context.ts';
import type { settingsContract } from './contract.ts';
import { allAgencies, insertAgency, insertContact, readSettings, updateAgency, updateContact, writeSettings } from './store.ts';

const agencyProblems = (fields: { readonly name: string; readonly shortName: string }) => ({
  name: lineProblem(fields.name, 80),
  shortName: lineProblem(fields.shortName, 12),
});

const contactProblems = (fields: { readonly name: string; readonly title: string; readonly phone: string; readonly email: string }) => ({
  name: lineProblem(fields.name, 100),
  title: textProblem(fields.title, 100),
  phone: textProblem(fields.phone, 40),
  email: fields.email !== '' && !/^[^\s@]+@[^\s@]+$/.test(fields.email) ? 'email-shape' : textProblem(fields.email, 200),
});

const found = (changes: number): Record<never, never> => {
  if (changes === 0) throw new Refusal('not-found');
  return {};
};

export const settingsHandlers: Handlers<typeof settingsContract> = {
  get: (_, { db }) => readSettings(db),
  change: ({ changes }, { db, audit, changed }) => {
    requireFields({
      municipality: changes.municipality !== undefined && !municipalityByCode(changes.municipality) ? 'unknown-municipality' : null,
      unit: changes.unit === undefined ? null : lineProblem(changes.unit, 100),
    });
    const before = readSettings(db);
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    writeSettings(db, given);
    audit('settings.changed', { before: Object.fromEntries(Object.entries(before).filter(([key]) => key in given)), after: given });
    changed('overview');
    return readSettings(db);
  },
  agencies: (_, { db }) => allAgencies(db),
  addAgency: (fields, { db, audit }) => {
    requireFields(agencyProblems(fields));
    const id = insertAgency(db, fields);
    audit('settings.agency-added', { id, ...fields });
    return { id };
  },
  changeAgency: ({ id, ...fields }, { db, audit }) => {
    requireFields(agencyProblems(fields));
    audit('settings.agency-changed', { id, after: fields });
    return found(updateAgency(db, id, fields));
  },
  addContact: ({ agencyId, ...fields }, { db, audit }) => {
    requireFields(contactProblems(fields));
    const id = insertContact(db, agencyId, fields);
    audit('settings.contact-added', { id, agencyId });
    return { id };
  },
  changeContact: ({ id, ...fields }, { db, audit }) => {
    requireFields(contactProblems(fields));
    audit('settings.contact-changed', { id, active: fields.active });
    return found(updateContact(db, id, fields));
  },
};
