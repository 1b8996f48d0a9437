import { newId, type Id } from '../../base/ids.ts';
import type { ProtectionLevel } from '../../base/terms.ts';
import type { Db } from '../../register/database.ts';
import type { RelativeFields } from './rules.ts';
import type { FileName } from './store.ts';

export type RelativeRow = RelativeFields & {
  readonly id: Id;
  readonly personId: Id;
  readonly kind: 'family' | 'contact';
  readonly givenName: string;
  readonly familyName: string;
  readonly protection: ProtectionLevel;
  readonly birthDate: string | null;
  readonly version: number;
};

const columns = `r.id, p.id as personId, r.kind, r.given_name as givenName, r.family_name as familyName, p.protection, p.birth_date as birthDate,
  r.relation, r.lives_where as livesWhere, r.contact, r.contact_how as contactHow, r.phone, r.note, r.version`;

/** Family first, then contacts, by name. Nothing from another participant's file is included. */
export const relativesOf = (db: Db, participantId: Id): RelativeRow[] =>
  db.all<RelativeRow>(
    `select ${columns} from relatives r join persons p on p.id = r.relative_id
      where r.participant_id = :participantId and r.ended_on is null order by r.kind desc, r.given_name, r.family_name, r.id`,
    { participantId },
  );

/** Every relative and contact by name, also those who ended. */
export const relativeNames = (db: Db): FileName[] =>
  db.all<FileName>('select participant_id as personId, given_name as givenName, family_name as familyName from relatives order by rowid');

type ChangedRelative = RelativeFields & { readonly kind: 'family' | 'contact' };
type NewRelative = ChangedRelative & { readonly givenName: string; readonly familyName: string };

/** A new row, or the ended one of the same person taken up again with what is known now. */
export const insertRelative = (db: Db, participantId: Id, relativeId: Id, fields: NewRelative): Id => {
  db.run(
    `insert into relatives (id, participant_id, relative_id, given_name, family_name, kind, relation, lives_where, contact, contact_how, phone, note)
     values (:id, :participantId, :relativeId, :givenName, :familyName, :kind, :relation, :livesWhere, :contact, :contactHow, :phone, :note)
     on conflict (participant_id, relative_id) do update set given_name = excluded.given_name, family_name = excluded.family_name, kind = excluded.kind, relation = excluded.relation, lives_where = excluded.lives_where,
       contact = excluded.contact, contact_how = excluded.contact_how, phone = excluded.phone, note = excluded.note, ended_on = null,
       version = version + 1`,
    { id: newId(), participantId, relativeId, ...fields },
  );
  return (
    db.get<{ id: Id }>('select id from relatives where participant_id = :participantId and relative_id = :relativeId', {
      participantId,
      relativeId,
    })?.id ?? ''
  );
};

export const updateRelative = (db: Db, id: Id, fields: ChangedRelative): void => {
  const { kind, relation, livesWhere, contact, contactHow, phone, note } = fields;
  db.run(
    `update relatives set kind = :kind, relation = :relation, lives_where = :livesWhere, contact = :contact, contact_how = :contactHow,
       phone = :phone, note = :note, version = version + 1 where id = :id`,
    { id, kind, relation, livesWhere, contact, contactHow, phone, note },
  );
};

export const endRelative = (db: Db, id: Id, today: string): void => {
  db.run('update relatives set ended_on = :today, version = version + 1 where id = :id', { id, today });
};

/** Whether there was an ended row of this participant to take up again. */
export const resumeRelative = (db: Db, participantId: Id, id: Id): boolean => {
  const ended = db.get('select 1 from relatives where id = :id and participant_id = :participantId and ended_on is not null', {
    id,
    participantId,
  });
  if (!ended) return false;
  db.run('update relatives set ended_on = null, version = version + 1 where id = :id', { id });
  return true;
};
