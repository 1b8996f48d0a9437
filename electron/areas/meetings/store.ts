import type { Instant, IsoDate } from '../../base/dates.ts';
import { newId, type Id } from '../../base/ids.ts';
import type { AgencyKind, ProtectionLevel } from '../../base/terms.ts';
import { casesIn } from '../drafts/store.ts';
import type { Db } from '../../register/database.ts';
import type { Part } from '../../base/list-part.ts';
import type { Attendance, MeetingPartOfList, MeetingState, MeetingType } from './rules.ts';

export type MeetingRecord = {
  readonly id: Id;
  readonly type: MeetingType;
  readonly number: number;
  readonly date: IsoDate;
  readonly startTime: string;
  readonly endTime: string;
  readonly place: string;
  readonly state: MeetingState;
  readonly consentRead: number;
  readonly nextDate: IsoDate | null;
  readonly nextTime: string | null;
  readonly version: number;
};

const columns = `m.id, m.type, m.number, m.date, m.start_time as startTime, m.end_time as endTime, m.place, m.state,
  m.consent_read as consentRead, m.next_date as nextDate, m.next_time as nextTime, m.version`;

export const meetingById = (db: Db, id: Id): MeetingRecord | undefined =>
  db.get<MeetingRecord>(`select ${columns} from meetings m where m.id = :id`, { id });

export type ListedMeeting = Pick<MeetingRecord, 'id' | 'type' | 'number' | 'date' | 'startTime' | 'endTime' | 'state'> & {
  readonly versions: number;
};

const partWhere = {
  coming: 'm.date >= :today',
  unfinished: "m.state <> 'finalised' and m.date < :today",
  past: "m.state = 'finalised' and m.date < :today",
} as const satisfies Readonly<Record<MeetingPartOfList, string>>;

/** The statement of a window, for its plan to be looked at. */
export const meetingsSql = (part: MeetingPartOfList, hasShut: boolean): string => {
  // Not a meeting whose every case is shut.
  const seen = hasShut
    ? `and (not exists (select 1 from meeting_cases k where k.meeting_id = m.id)
         or exists (select 1 from meeting_cases k where k.meeting_id = m.id and k.case_id not in (select value from json_each(:shut))))`
    : '';
  const direction = part === 'coming' ? 'asc' : 'desc';
  return `select m.id, m.type, m.number, m.date, m.start_time as startTime, m.end_time as endTime, m.state,
      (select count(*) from meeting_versions v where v.meeting_id = m.id) as versions
    from meetings m where ${partWhere[part]} ${seen}
    order by m.date ${direction}, m.start_time ${direction}, m.number ${direction} limit :limit offset :offset`;
};

export const meetingsIn = (
  db: Db,
  part: MeetingPartOfList,
  today: IsoDate,
  shut: readonly Id[],
  { offset, limit }: Part,
): readonly ListedMeeting[] =>
  db.all<ListedMeeting>(meetingsSql(part, shut.length > 0), {
    ...{ today, offset, limit },
    ...(shut.length > 0 ? { shut: JSON.stringify(shut) } : {}),
  });

/** What Idag shows of a meeting: none of its free text. */
export type DatedMeeting = Pick<MeetingRecord, 'id' | 'type' | 'number' | 'date' | 'startTime' | 'state'> & {
  readonly items: number;
  readonly invited: number;
  readonly cases: readonly Id[];
};

const dated = `select m.id, m.type, m.number, m.date, m.start_time as startTime, m.state,
    (select count(*) from agenda_items i where i.meeting_id = m.id and i.removed_at is null) as items,
    (select count(*) from meeting_agencies a where a.meeting_id = m.id) as invited,
    (select json_group_array(x.id) from (select c.id from meeting_cases k join cases c on c.id = k.case_id
      where k.meeting_id = m.id order by c.number) x) as cases
  from meetings m`;
const withCases = (rows: readonly (Omit<DatedMeeting, 'cases'> & { readonly cases: string })[]): DatedMeeting[] =>
  rows.map(({ cases, ...row }) => ({ ...row, cases: JSON.parse(cases) as Id[] }));

/** Not finalised, up to a day: to come, held, or past without minutes. */
export const unfinishedMeetings = (db: Db, until: IsoDate): DatedMeeting[] =>
  withCases(db.all(`${dated} where m.state <> 'finalised' and m.date <= :until order by m.date, m.start_time, m.id`, { until }));

/** Not finalised, of one case. */
export const unfinishedMeetingsOf = (db: Db, caseId: Id): DatedMeeting[] =>
  withCases(
    db.all(
      `${dated} where m.state <> 'finalised' and m.id in (select meeting_id from meeting_cases where case_id = :caseId) order by m.date, m.start_time, m.id`,
      { caseId },
    ),
  );

/** Whatever their state, both days included. */
export const meetingsBetween = (db: Db, from: IsoDate, to: IsoDate): DatedMeeting[] =>
  withCases(db.all(`${dated} where m.date between :from and :to order by m.date, m.start_time, m.id`, { from, to }));

type NewMeeting = Pick<MeetingRecord, 'type' | 'date' | 'startTime' | 'endTime' | 'place'> & { readonly number: number | null };

export const isNumberTaken = (db: Db, type: MeetingType, number: number): boolean =>
  db.get('select 1 from meetings where type = :type and number = :number', { type, number }) !== undefined;

export const insertMeeting = (db: Db, { type, number, date, startTime, endTime, place }: NewMeeting, by: Id, now: Instant): Id => {
  const id = newId();
  db.run(
    `insert into meetings (id, type, number, date, start_time, end_time, place, created_at, created_by)
     values (:id, :type, coalesce(:number, (select coalesce(max(number), 0) + 1 from meetings where type = :type)), :date, :startTime, :endTime, :place, :now, :by)`,
    { id, type, number, date, startTime, endTime, place, now, by },
  );
  return id;
};

export const updateMeeting = (db: Db, row: MeetingRecord): void => {
  const { id, date, startTime, endTime, place, state, consentRead, nextDate, nextTime } = row;
  db.run(
    `update meetings set date = :date, start_time = :startTime, end_time = :endTime, place = :place, state = :state,
       consent_read = :consentRead, next_date = :nextDate, next_time = :nextTime, version = version + 1 where id = :id`,
    { id, date, startTime, endTime, place, state, consentRead, nextDate, nextTime },
  );
};

export const casesOf = (db: Db, meetingId: Id): Id[] =>
  db
    .all<{ id: Id }>(
      'select c.id from meeting_cases m join cases c on c.id = m.case_id where m.meeting_id = :meetingId order by c.number',
      { meetingId },
    )
    .map((row) => row.id);

export type CaseOfMeeting = {
  readonly meetingId: Id;
  readonly caseId: Id;
  readonly caseNumber: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly alias: string;
  readonly protection: ProtectionLevel;
};

/** Meeting → its cases, by their numbers. */
export const casesOfMeetings = (db: Db, meetingIds: readonly Id[]): ReadonlyMap<Id, CaseOfMeeting[]> =>
  Map.groupBy(
    db.all<CaseOfMeeting>(
      `select m.meeting_id as meetingId, c.id as caseId, c.number as caseNumber, p.given_name as givenName, p.family_name as familyName,
              p.alias, p.protection
         from meeting_cases m join cases c on c.id = m.case_id join persons p on p.id = c.person_id
        where m.meeting_id in (select value from json_each(:ids)) order by c.number`,
      { ids: JSON.stringify(meetingIds) },
    ),
    ({ meetingId }) => meetingId,
  );

/** Cases that it was once about. */
export const formerCasesOf = (db: Db, meetingId: Id): Id[] =>
  db
    .all<{ id: Id }>('select case_id as id from meeting_former_cases where meeting_id = :meetingId order by removed_at, case_id', {
      meetingId,
    })
    .map((row) => row.id);

/** The cases whose grants it needs: a meeting's text may still be about a case that was taken off it. */
export const grantedCasesOf = (db: Db, meetingId: Id): Id[] => [...casesOf(db, meetingId), ...formerCasesOf(db, meetingId)];

/** A case it is no longer about is a former one. */
export const replaceCases = (db: Db, meetingId: Id, cases: readonly Id[], now: Instant): void => {
  for (const caseId of casesOf(db, meetingId).filter((one) => !cases.includes(one)))
    db.run('insert into meeting_former_cases (meeting_id, case_id, removed_at) values (:meetingId, :caseId, :now)', {
      meetingId,
      caseId,
      now,
    });
  for (const caseId of new Set(cases))
    db.run('delete from meeting_former_cases where meeting_id = :meetingId and case_id = :caseId', { meetingId, caseId });
  db.run('delete from meeting_cases where meeting_id = :meetingId', { meetingId });
  for (const caseId of new Set(cases))
    db.run('insert into meeting_cases (meeting_id, case_id) values (:meetingId, :caseId)', { meetingId, caseId });
};

export type InvitedRow = {
  readonly agencyId: Id;
  readonly name: string;
  readonly shortName: string;
  readonly agencyKind: AgencyKind;
  readonly contactId: Id | null;
  readonly contact: string;
  readonly attendance: Attendance | null;
};

export const agenciesOf = (db: Db, meetingId: Id): InvitedRow[] =>
  db.all<InvitedRow>(
    `select a.id as agencyId, a.name, a.short_name as shortName, a.kind as agencyKind, c.id as contactId,
            trim(coalesce(c.title, '') || ' ' || coalesce(c.name, '')) as contact, m.attendance
       from meeting_agencies m join agencies a on a.id = m.agency_id left join agency_contacts c on c.id = m.contact_id
      where m.meeting_id = :meetingId order by a.position`,
    { meetingId },
  );

/** Agencies that stay keep their attendance. */
export const replaceAgencies = (
  db: Db,
  meetingId: Id,
  agencies: readonly { readonly agencyId: Id; readonly contactId: Id | null }[],
): void => {
  const before = new Map(agenciesOf(db, meetingId).map((one) => [one.agencyId, one.attendance]));
  db.run('delete from meeting_agencies where meeting_id = :meetingId', { meetingId });
  for (const { agencyId, contactId } of agencies) {
    db.run(
      'insert or replace into meeting_agencies (meeting_id, agency_id, contact_id, attendance) values (:meetingId, :agencyId, :contactId, :attendance)',
      { meetingId, agencyId, contactId, attendance: before.get(agencyId) ?? null },
    );
  }
};

export const updateAttendance = (db: Db, meetingId: Id, agencyId: Id, attendance: Attendance | null): number =>
  db.run('update meeting_agencies set attendance = :attendance where meeting_id = :meetingId and agency_id = :agencyId', {
    meetingId,
    agencyId,
    attendance,
  });

export type VersionRow = {
  readonly number: number;
  readonly content: string;
  readonly contentHash: string;
  readonly finalisedAt: Instant;
  readonly finalisedBy: string;
};

/** Newest first. */
export const versionsOf = (db: Db, meetingId: Id): VersionRow[] =>
  db.all<VersionRow>(
    `select v.number, v.content, v.content_hash as contentHash, v.finalised_at as finalisedAt, u.name as finalisedBy
       from meeting_versions v join users u on u.id = v.finalised_by where v.meeting_id = :meetingId order by v.number desc`,
    { meetingId },
  );

export const insertVersion = (db: Db, meetingId: Id, version: Omit<VersionRow, 'finalisedBy'>, by: Id): void => {
  const { number, content, contentHash, finalisedAt } = version;
  db.run(
    `insert into meeting_versions (meeting_id, number, content, content_hash, finalised_at, finalised_by)
     values (:meetingId, :number, :content, :contentHash, :finalisedAt, :by)`,
    { meetingId, number, content, contentHash, finalisedAt, by },
  );
};

/** The cases of a meeting, including former ones, since what was written then may still be about them. Null: no such meeting. */
export const casesOfMeeting = (db: Db, id: Id): readonly Id[] | null =>
  casesIn(
    db,
    `select case_id as caseId from meeting_cases where meeting_id = :id union select case_id from meeting_former_cases where meeting_id = :id`,
    id,
  ) ?? (db.get('select 1 from meetings where id = :id', { id }) === undefined ? null : []);
