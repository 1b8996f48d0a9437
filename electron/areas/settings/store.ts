import { newId, type Id } from '../../base/ids.ts';
import type { AgencyKind } from '../../base/terms.ts';
import type { Db } from '../../register/database.ts';
import type { Agency } from './contract.ts';
import type { RegisterSettings } from './rules.ts';

export const readSettings = (db: Db): RegisterSettings =>
  Object.fromEntries(
    db.all<{ key: string; value: string }>('select key, value from settings').map(({ key, value }) => [key, JSON.parse(value) as unknown]),
  ) as RegisterSettings;

export const writeSettings = (db: Db, changes: Partial<RegisterSettings>): void => {
  for (const [key, value] of Object.entries(changes)) {
    db.run('insert into settings (key, value) values (:key, :value) on conflict (key) do update set value = excluded.value', {
      key,
      value: JSON.stringify(value),
    });
  }
};

type AgencyRow = {
  id: Id;
  kind: AgencyKind;
  name: string;
  shortName: string;
  insideSecrecyAct: number;
  ownOrganisation: number;
  active: number;
};
type ContactRow = { id: Id; agencyId: Id; name: string; title: string; phone: string; email: string; active: number };

/** All agencies with their contacts, in the order they are shown everywhere. */
export const allAgencies = (db: Db): Agency[] => {
  const contacts = db.all<ContactRow>(
    'select id, agency_id as agencyId, name, title, phone, email, active from agency_contacts order by name',
  );
  return db
    .all<AgencyRow>(
      'select id, kind, name, short_name as shortName, inside_secrecy_act as insideSecrecyAct, own_organisation as ownOrganisation, active from agencies order by position',
    )
    .map((row) => ({
      ...row,
      insideSecrecyAct: row.insideSecrecyAct === 1,
      ownOrganisation: row.ownOrganisation === 1,
      active: row.active === 1,
      contacts: contacts.filter((c) => c.agencyId === row.id).map((c) => ({ ...c, active: c.active === 1 })),
    }));
};

/** Texts written now still name an agency after it is renamed. */
const keepNames = (db: Db, agencyId: Id, names: readonly string[]): void => {
  for (const name of names) db.run('insert or ignore into agency_names (agency_id, name) values (:agencyId, :name)', { agencyId, name });
};

/** Every name that agencies and their contacts have or had. */
export const agencyNames = (db: Db): { readonly agencyId: Id; readonly name: string }[] =>
  db.all('select agency_id as agencyId, name from agency_names order by agency_id, name');

type AgencyFields = { readonly kind: AgencyKind; readonly name: string; readonly shortName: string; readonly insideSecrecyAct: boolean };

export const insertAgency = (db: Db, fields: AgencyFields, ownOrganisation = false): Id => {
  const id = newId();
  db.run(
    `insert into agencies (id, kind, name, short_name, inside_secrecy_act, own_organisation, position)
     values (:id, :kind, :name, :shortName, :inside, :own, (select coalesce(max(position), 0) + 1 from agencies))`,
    {
      id,
      kind: fields.kind,
      name: fields.name,
      shortName: fields.shortName,
      inside: Number(fields.insideSecrecyAct),
      own: Number(ownOrganisation),
    },
  );
  keepNames(db, id, [fields.name, fields.shortName]);
  return id;
};

export const updateAgency = (
  db: Db,
  id: Id,
  fields: AgencyFields & { readonly ownOrganisation: boolean; readonly active: boolean },
): number => {
  keepNames(db, id, [fields.name, fields.shortName]);
  return db.run(
    `update agencies set kind = :kind, name = :name, short_name = :shortName, inside_secrecy_act = :inside, own_organisation = :own, active = :active, version = version + 1
      where id = :id`,
    {
      id,
      kind: fields.kind,
      name: fields.name,
      shortName: fields.shortName,
      inside: Number(fields.insideSecrecyAct),
      own: Number(fields.ownOrganisation),
      active: Number(fields.active),
    },
  );
};

/** Two neighbours change places. */
export const swapAgencies = (db: Db, id: Id, other: Id): void => {
  db.run(
    `update agencies set version = version + 1,
            position = (select sum(position) from agencies where id in (:id, :other)) - position
      where id in (:id, :other)`,
    { id, other },
  );
};

type ContactFields = { readonly name: string; readonly title: string; readonly phone: string; readonly email: string };

export const insertContact = (db: Db, agencyId: Id, { name, title, phone, email }: ContactFields): Id => {
  const id = newId();
  db.run('insert into agency_contacts (id, agency_id, name, title, phone, email) values (:id, :agencyId, :name, :title, :phone, :email)', {
    id,
    agencyId,
    name,
    title,
    phone,
    email,
  });
  keepNames(db, agencyId, [name]);
  return id;
};

export const updateContact = (db: Db, id: Id, fields: ContactFields & { readonly active: boolean }): number => {
  const { name, title, phone, email } = fields;
  return db.run(
    'update agency_contacts set name = :name, title = :title, phone = :phone, email = :email, active = :active, version = version + 1 where id = :id',
    { id, name, title, phone, email, active: Number(fields.active) },
  );
};
