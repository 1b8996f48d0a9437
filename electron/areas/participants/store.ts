import { newId, type Id } from '../../base/ids.ts';
import type { CaseState, Phase, ProtectionLevel } from '../../base/terms.ts';
import type { Kept } from '../../register/area.ts';
import type { Db, SqlValue } from '../../register/database.ts';
import type { Guardian } from './contract.ts';
import { keepListed, listBasis } from './list-store.ts';
import { aliasesIn, caseNumber, isSealed, listName, type NumberKind } from './rules.ts';

export type PersonRow = {
  readonly personId: Id;
  readonly givenName: string;
  readonly familyName: string;
  readonly alias: string;
  /** Separated by commas. */
  readonly otherAliases: string;
  readonly numberKind: NumberKind;
  /** Who gave out a reserve number. */
  readonly numberIssuer: string;
  readonly personalNumber: string | null;
  readonly numberMissingReason: string;
  readonly birthDate: string | null;
  readonly protection: ProtectionLevel;
  readonly municipality: string | null;
  readonly phone: string;
  readonly email: string;
};
export type CaseRow = PersonRow & {
  readonly caseId: Id;
  readonly caseNumber: string;
  readonly phase: Phase;
  readonly state: CaseState;
  readonly openedOn: string;
  readonly closedOn: string | null;
  readonly closedReason: string | null;
  readonly version: number;
};

const personColumns = `p.id as personId, p.given_name as givenName, p.family_name as familyName, p.alias, p.other_aliases as otherAliases,
  p.number_kind as numberKind, p.number_issuer as numberIssuer, p.personal_number as personalNumber,
  p.number_missing_reason as numberMissingReason, p.birth_date as birthDate, p.protection, p.municipality, p.phone, p.email`;
const caseColumns = `c.id as caseId, c.number as caseNumber, ${personColumns}, c.phase, c.state, c.opened_on as openedOn, c.closed_on as closedOn, c.closed_reason as closedReason,
  c.version`;
const fromCases = 'from cases c join persons p on p.id = c.person_id';

export const allCases = (db: Db): CaseRow[] => db.all<CaseRow>(`select ${caseColumns} ${fromCases} order by c.number`);

export const caseById = (db: Db, caseId: Id): CaseRow | undefined =>
  db.get<CaseRow>(`select ${caseColumns} ${fromCases} where c.id = :caseId`, { caseId });

export const personById = (db: Db, id: Id): PersonRow | undefined =>
  db.get<PersonRow>(`select ${personColumns} from persons p where p.id = :id`, { id });

export const casesByNumber = (db: Db, number: string): CaseRow[] =>
  db.all<CaseRow>(`select ${caseColumns} ${fromCases} where c.number = :number`, { number });

/** `20100101-2382` for the digits of it that are known. */
const dashed = (digits: string): string => (digits.length > 8 ? `${digits.slice(0, 8)}-${digits.slice(8)}` : digits);

/** By the digits as typed, from six to twelve: with the century, or without. */
export const casesByPersonalNumber = (db: Db, digits: string): CaseRow[] => {
  const [written = '', other = '', third = ''] = [digits, `19${digits}`, `20${digits}`].map((each) => dashed(each.slice(0, 12)));
  return db.all<CaseRow>(
    `select ${caseColumns} ${fromCases}
      where p.number_kind = 'personal' and p.id in (
        select id from persons where personal_number >= :written and personal_number < :writtenEnd
        union select id from persons where personal_number >= :other and personal_number < :otherEnd
        union select id from persons where personal_number >= :third and personal_number < :thirdEnd)
      order by c.number`,
    { written, other, third, writtenEnd: afterAll(written), otherEnd: afterAll(other), thirdEnd: afterAll(third) },
  );
};

/** A reserve number, whole and as it is compared. */
export const casesByReserveNumber = (db: Db, number: string): CaseRow[] =>
  db.all<CaseRow>(`select ${caseColumns} ${fromCases} where p.number_kind = 'reserve' and p.personal_number = :number`, { number });

/** However the letters with marks were put together: a Mac writes Å as two characters in file names, and people paste them. */
const searchable = (text: string): string => text.normalize('NFC').toLocaleLowerCase('sv');

const wordsIn = (text: string): readonly string[] =>
  searchable(text)
    .split(/[\s-]+/)
    .filter((word) => word !== '');

type NameWord = { readonly word: string; readonly shown: number };

/** The words that somebody may be found by, and which of them a list shows. A name is no key to what is sealed: that has none. */
const wordsOf = (row: PersonRow): readonly NameWord[] => {
  if (isSealed(row.protection)) return [];
  const shown = new Set(wordsIn(listName(row) ?? ''));
  const all = wordsIn(`${row.givenName} ${row.familyName} ${row.alias} ${aliasesIn(row.otherAliases).join(' ')}`);
  return [...new Set(all)].toSorted().map((word) => ({ word, shown: Number(shown.has(word)) }));
};

/** Raise it when words are folded, split or chosen in another way: older rows are then rebuilt. */
const wordShape = 2;

/** The words of a participant's names, kept so that a beginning is found by an index; and by what the list is sorted. */
export const keptNames: Kept = {
  tables: ['name_words', 'case_list', 'case_counts'],
  basis: () => `words ${wordShape} ${listBasis()}`,
  keep: (db, _, caseId, changed) => {
    if (!changed.has('participants')) return;
    const found = caseById(db, caseId);
    keepListed(db, caseId, found);
    const words = found ? wordsOf(found) : [];
    const kept = db.all<NameWord>('select word, shown from name_words where case_id = :caseId', { caseId });
    const text = (some: readonly NameWord[]): string =>
      some
        .map(({ word, shown }) => `${word} ${shown}`)
        .toSorted()
        .join('\n');
    if (text(kept) === text(words)) return;
    db.run('delete from name_words where case_id = :caseId', { caseId });
    for (const { word, shown } of words)
      db.run('insert into name_words (word, case_id, shown) values (:word, :caseId, :shown)', { word, caseId, shown });
  },
};

/** The first text after all with this prefix. */
const afterAll = (beginning: string): string => `${beginning}\u{10ffff}`;

/** `shut`: cases that are never found by a name. `shown`: only by names that a list shows. */
type NameSearch = { readonly most: number; readonly shut?: readonly Id[]; readonly shown?: true };

/** The statement of a search for so many words, for its plan to be looked at. */
export const nameSql = (words: number, { shut = [], shown }: Pick<NameSearch, 'shut' | 'shown'>): string => {
  const isShown = (table: string): string => (shown ? ` and ${table}.shown = 1` : '');
  const also = Array.from(
    { length: words - 1 },
    (_, i) =>
      `and exists (select 1 from name_words x${i} where x${i}.case_id = w.case_id and x${i}.word >= :b${i} and x${i}.word < :e${i}${isShown(`x${i}`)})`,
  );
  const notShut = shut.length === 0 ? '' : ' and w.case_id not in (select value from json_each(:shut))';
  // By the first of her words that begins so, or she would be found twice.
  const once = `not exists (select 1 from name_words y where y.case_id = w.case_id and y.word >= :first and y.word < w.word${isShown('y')})`;
  return `select w.case_id as caseId from name_words w
    where w.word >= :first and w.word < :end${isShown('w')}${notShut} and ${once} ${also.join(' ')} order by w.word, w.case_id limit :most`;
};

/**
 * Cases in whose names each of the words begins one, by the longest word's place in the alphabet, at most so many. Goes through an index
 * by that word, and is no slower in a large register but by the cases that begin alike.
 */
export const casesByName = (db: Db, words: readonly string[], search: NameSearch): CaseRow[] => {
  if (words.length === 0) return [];
  const [first = '', ...others] = words.map(searchable).toSorted((a, b) => b.length - a.length);
  const { most, shut = [] } = search;
  const found = db.all<{ caseId: Id }>(nameSql(words.length, search), {
    ...{ first, end: afterAll(first), most },
    ...(shut.length === 0 ? {} : { shut: JSON.stringify(shut) }),
    ...Object.fromEntries(others.flatMap((word, i) => [[`b${i}`, word] as const, [`e${i}`, afterAll(word)] as const])),
  });
  return casesAmong(
    db,
    found.map(({ caseId }) => caseId),
  );
};

/** Cases whose numbers begin so, at most so many. */
export const casesNumbered = (db: Db, beginning: string, most: number): CaseRow[] =>
  db.all<CaseRow>(`select ${caseColumns} ${fromCases} where c.number >= :beginning and c.number < :end order by c.number limit :most`, {
    beginning,
    end: afterAll(beginning),
    most,
  });

/** By their ids, in the order of their numbers. */
export const casesAmong = (db: Db, caseIds: readonly Id[]): CaseRow[] =>
  db.all<CaseRow>(`select ${caseColumns} ${fromCases} where c.id in (select value from json_each(:caseIds)) order by c.number`, {
    caseIds: JSON.stringify(caseIds),
  });

/** Cases of people born on that day. */
export const casesByBirth = (db: Db, birthDate: string): CaseRow[] =>
  db.all<CaseRow>(`select ${caseColumns} ${fromCases} where p.birth_date = :birthDate order by c.number`, { birthDate });

export const personIdByNumber = (db: Db, personalNumber: string): Id | undefined =>
  db.get<{ id: Id }>('select id from persons where personal_number = :personalNumber', { personalNumber })?.id;

/** Whether the record was ended with a fictitious identity: it is never written to again. */
export const isEnded = (db: Db, caseId: Id): boolean =>
  db.get("select 1 from cases where id = :caseId and closed_reason = 'fictitious'", { caseId }) !== undefined;

/** Whether the participant, a guardian or one of the family and contacts has protected personal data, of whichever level. */
export const concernsProtected = (db: Db, caseId: Id): boolean =>
  db.get(
    `select 1 from cases c join persons p on p.protection <> 'none' and (p.id = c.person_id
         or p.id in (select guardian_id from guardians where child_id = c.person_id and ended_on is null)
         or p.id in (select relative_id from relatives where participant_id = c.person_id and ended_on is null))
      where c.id = :caseId`,
    { caseId },
  ) !== undefined;

/** The person's own case. */
export const caseOf = (db: Db, personId: Id): Id | undefined =>
  db.get<{ id: Id }>('select id from cases where person_id = :personId', { personId })?.id;

export const hasCase = (db: Db, personId: Id): boolean => caseOf(db, personId) !== undefined;

type Defaulted = 'otherAliases' | 'numberKind' | 'numberIssuer';
export type NewPerson = Omit<PersonRow, 'personId' | Defaulted> & Partial<Pick<PersonRow, Defaulted>>;

export const insertPerson = (db: Db, person: NewPerson): Id => {
  const id = newId();
  db.run(
    `insert into persons (id, given_name, family_name, alias, other_aliases, number_kind, number_issuer, personal_number, number_missing_reason, birth_date, protection, municipality, phone, email)
     values (:id, :givenName, :familyName, :alias, :otherAliases, :numberKind, :numberIssuer, :personalNumber, :numberMissingReason, :birthDate,
       :protection, :municipality, :phone, :email)`,
    { id, otherAliases: '', numberKind: 'personal', numberIssuer: '', ...person },
  );
  return id;
};

export const nextCaseNumber = (db: Db, openedOn: string): string => {
  const year = openedOn.slice(0, 4);
  const last = db.get<{ running: number | null }>(
    `select max(cast(substr(number, 8) as integer)) as running from cases where number >= :first and number < :end`,
    { first: `Ä-${year}-`, end: afterAll(`Ä-${year}-`) },
  );
  return caseNumber(year, (last?.running ?? 0) + 1);
};

export const insertCase = (
  db: Db,
  personId: Id,
  fields: { readonly number: string; readonly phase: Phase; readonly state: CaseState; readonly openedOn: string },
): Id => {
  const id = newId();
  db.run('insert into cases (id, number, person_id, phase, state, opened_on) values (:id, :number, :personId, :phase, :state, :openedOn)', {
    id,
    personId,
    number: fields.number,
    phase: fields.phase,
    state: fields.state,
    openedOn: fields.openedOn,
  });
  return id;
};

const personColumnOf = {
  givenName: 'given_name',
  familyName: 'family_name',
  alias: 'alias',
  otherAliases: 'other_aliases',
  numberKind: 'number_kind',
  numberIssuer: 'number_issuer',
  personalNumber: 'personal_number',
  numberMissingReason: 'number_missing_reason',
  birthDate: 'birth_date',
  protection: 'protection',
  municipality: 'municipality',
  phone: 'phone',
  email: 'email',
} as const;
const caseColumnOf = { phase: 'phase', state: 'state', closedOn: 'closed_on', closedReason: 'closed_reason' } as const;

const update = (
  db: Db,
  table: 'persons' | 'cases',
  id: Id,
  columns: Readonly<Record<string, string>>,
  changes: Readonly<Record<string, SqlValue>>,
): void => {
  const fields = Object.keys(changes).filter((field) => field in columns);
  if (fields.length === 0) return;
  const assignments = fields.map((field) => `${columns[field] ?? field} = :${field}`).join(', ');
  db.run(`update ${table} set ${assignments}, version = version + 1 where id = :id`, {
    id,
    ...Object.fromEntries(fields.map((f) => [f, changes[f] ?? null])),
  });
};

/** Updates the columns named in `changes`; the case's version always steps, so that a stale window is told. */
export const updateCase = (
  db: Db,
  row: CaseRow,
  changes: Partial<Record<keyof typeof personColumnOf | keyof typeof caseColumnOf, SqlValue>>,
): void => {
  update(db, 'persons', row.personId, personColumnOf, changes);
  const before = db.get<{ version: number }>('select version from cases where id = :id', { id: row.caseId })?.version;
  update(db, 'cases', row.caseId, caseColumnOf, changes);
  db.run('update cases set version = version + 1 where id = :id and version = :before', { id: row.caseId, before: before ?? 0 });
};

export const updatePerson = (db: Db, id: Id, changes: Partial<Record<keyof typeof personColumnOf, SqlValue>>): void =>
  update(db, 'persons', id, personColumnOf, changes);

export type GuardianRow = Omit<Guardian, 'isMinor'> & { readonly birthDate: string | null; readonly protection: ProtectionLevel };
/** Name and contact details as in this child's file: names used in other files stay there. */
const guardianColumns = `g.id, p.id as personId, g.given_name as givenName, g.family_name as familyName, g.relation, g.phone, g.email,
  g.threat_reason as threatReason, p.birth_date as birthDate, p.protection`;

/** Including those who are a threat: code that lets guardians sign, be invited or get copies checks `threatReason` first. */
export const guardiansOf = (db: Db, childId: Id): GuardianRow[] =>
  db.all<GuardianRow>(
    `select ${guardianColumns} from guardians g join persons p on p.id = g.guardian_id where g.child_id = :childId and g.ended_on is null order by g.given_name`,
    { childId },
  );

type CaseFacts = Pick<CaseRow, 'caseId' | 'caseNumber' | 'personId' | 'birthDate'> & { readonly guardianIds: readonly Id[] };

const whoCounts = (db: Db, caseIds: readonly Id[], also: string): CaseFacts[] =>
  db
    .all<Omit<CaseFacts, 'guardianIds'> & { readonly guardianIds: string }>(
      `select c.id as caseId, c.number as caseNumber, c.person_id as personId, p.birth_date as birthDate,
              (select json_group_array(x.id) from (select g.guardian_id as id from guardians g
                where g.child_id = c.person_id and g.ended_on is null order by g.given_name) x) as guardianIds
         from cases c join persons p on p.id = c.person_id
        where c.id in (select value from json_each(:caseIds)) ${also} order by c.number`,
      { caseIds: JSON.stringify(caseIds) },
    )
    .map(({ guardianIds, ...row }) => ({ ...row, guardianIds: JSON.parse(guardianIds) as Id[] }));

/** Who counts in each of these cases, in the order of their numbers. One statement, however many cases. */
export const whoCountsIn = (db: Db, caseIds: readonly Id[]): CaseFacts[] => whoCounts(db, caseIds, '');

/** The same, as far as they are open. */
export const openCasesAmong = (db: Db, caseIds: readonly Id[]): CaseFacts[] =>
  whoCounts(db, caseIds, "and c.state in ('active', 'paused')");

/** A name in somebody's file, and whose file: participant's person. */
export type FileName = { readonly personId: Id; readonly givenName: string; readonly familyName: string };

/** Every guardian by name, also former ones. */
export const guardianNames = (db: Db): FileName[] =>
  db.all<FileName>('select child_id as personId, given_name as givenName, family_name as familyName from guardians order by rowid');

type NewGuardian = Pick<Guardian, 'givenName' | 'familyName' | 'relation' | 'phone' | 'email'>;

/** The guardian row of `childId`, new, or taken up again with what is known now: what nobody gives stays what it was. */
export const insertGuardian = (db: Db, childId: Id, guardianId: Id, fields: NewGuardian): Id => {
  db.run(
    `insert into guardians (id, child_id, guardian_id, relation, given_name, family_name, phone, email)
     values (:id, :childId, :guardianId, :relation, :givenName, :familyName, :phone, :email)
     on conflict (child_id, guardian_id) do update set relation = excluded.relation, given_name = excluded.given_name,
       family_name = excluded.family_name, phone = coalesce(nullif(excluded.phone, ''), phone),
       email = coalesce(nullif(excluded.email, ''), email), ended_on = null, ended_at = null`,
    { id: newId(), childId, guardianId, ...fields },
  );
  return (
    db.get<{ id: Id }>('select id from guardians where child_id = :childId and guardian_id = :guardianId', { childId, guardianId })?.id ??
    ''
  );
};

export const updateGuardian = (db: Db, { id, relation, phone, email }: Pick<Guardian, 'id' | 'relation' | 'phone' | 'email'>): void => {
  db.run('update guardians set relation = :relation, phone = :phone, email = :email where id = :id', { id, relation, phone, email });
};

export const setGuardianThreat = (db: Db, guardianId: Id, reason: string): void => {
  db.run('update guardians set threat_reason = :reason where id = :guardianId', { guardianId, reason });
};

/** Guardianship ends; the person and the history stay. */
export const endGuardian = (db: Db, guardianId: Id, today: string, now: string): void => {
  db.run('update guardians set ended_on = :today, ended_at = :now where id = :guardianId', { guardianId, today, now });
};

/** Whether there was an ended guardianship of this child to take up again. */
export const resumeGuardian = (db: Db, childId: Id, guardianId: Id): boolean => {
  const ended = db.get('select 1 from guardians where id = :guardianId and child_id = :childId and ended_on is not null', {
    guardianId,
    childId,
  });
  if (!ended) return false;
  db.run('update guardians set ended_on = null, ended_at = null where id = :guardianId', { guardianId });
  return true;
};
