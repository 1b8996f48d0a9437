import { createHash, randomBytes } from 'node:crypto';
import { addDays, at, dateAt, type Instant } from '../base/dates.ts';
import type { Id } from '../base/ids.ts';
import { phases, subjectAreas } from '../base/terms.ts';
import type { Db } from '../register/database.ts';

export type LargeRegister = {
  readonly cases: number;
  /** Notes per case. */
  readonly notes: number;
  /** Things due within a month in the whole register, whatever its size. */
  readonly due: number;
  readonly seed: number;
  readonly now: Instant;
  /** Cases and their people alone: for lists and searches in a register so large that filling the rest takes an hour. */
  readonly isThin?: boolean;
  /** Who wrote it all. */
  readonly userId: Id;
};

/** Mulberry32: numbers from 0 to 1 that are the same for the same seed everywhere. */
const createRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const givenNames = ['Alva', 'Bo', 'Cecilia', 'Didrik', 'Elin', 'Folke', 'Greta', 'Hampus', 'Ida', 'Jonas', 'Karin', 'Love', 'Maja', 'Nils'];
const familyNames = ['Provman', 'Testsson', 'Exempelgren', 'Påhittlund', 'Fiktivberg', 'Låtsasdal', 'Ingensson', 'Mallqvist'];
const codes = ['0180', '0380', '0480', '0580', '0680', '0780', '0880', '1080', '1280', '1380', '1480', '1880', '2080', '2180'];

/**
 * Fills an open register with invented cases as they are after years: people, guardians, consents, notes, assessments, plans, meetings with
 * their actions, disclosures, the log. The same seed makes the same register, but for the log's salts. All in one transaction. What is due
 * is spread over the first cases; everything else is far ahead or done, as in a well-kept register.
 */
export const fillRegister = (db: Db, { cases, notes, due, seed, now, isThin = false, userId }: LargeRegister): void => {
  const random = createRandom(seed);
  const today = dateAt(now);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const before = db.get<{ n: number }>('select count(*) as n from cases')?.n ?? 0;
  let made = 0;
  const id = (): Id => {
    made += 1;
    const hex = createHash('sha256').update(`${seed}/${made}`).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
  const insert = (table: string, row: Readonly<Record<string, string | number | null>>): void => {
    const columns = Object.keys(row);
    db.run(`insert into ${table} (${columns.join(', ')}) values (${columns.map((name) => `:${name}`).join(', ')})`, row);
  };
  const agencies = db.all<{ id: Id }>('select id from agencies order by position').map((row) => row.id);
  let seq = db.get<{ seq: number }>('select coalesce(max(seq), 0) as seq from audit_entries')?.seq ?? 0;
  let head: Uint8Array =
    db.get<{ head: Uint8Array }>('select head from audit_entries where seq = :seq', { seq })?.head ?? new Uint8Array(32);
  const entry = (kind: string, caseId: Id, instant: Instant): void => {
    seq += 1;
    const salt = randomBytes(32);
    head = createHash('sha256').update(head).update(salt).digest();
    db.run(
      `insert into audit_entries (seq, at, user_id, kind, case_id, digest, head) values (:seq, :instant, :userId, :kind, :caseId, :salt, :head)`,
      { seq, instant, userId, kind, caseId, salt, head },
    );
    db.run('insert into audit_payloads (seq, salt, payload) values (:seq, :salt, :payload)', { seq, salt, payload: '{"id":"1"}' });
  };
  /** Within a month for the first ones, by kind in turn; far ahead for all others. */
  const isDue = (i: number, kind: number): boolean => i < due && i % 4 === kind;
  const soon = (): string => addDays(today, Math.floor(random() * 28));
  const later = (): string => addDays(today, 60 + Math.floor(random() * 300));

  const person = (birthDate: string): Id => {
    const personId = id();
    const names = { given_name: pick(givenNames), family_name: `${pick(familyNames)}${Math.floor(random() * 5000)}` };
    insert('persons', { id: personId, ...names, number_missing_reason: 'okänt', birth_date: birthDate, municipality: pick(codes) });
    return personId;
  };

  const fillCase = (i: number): Id => {
    const isMinor = i % 3 === 0;
    const year = isMinor ? 2010 + (i % 6) : 1985 + (i % 20);
    const personId = person(isMinor ? `${year}-11-1${i % 10}` : `${year}-06-1${i % 10}`);
    const caseId = id();
    const opened = addDays(today, -30 - Math.floor(random() * 1200));
    const number = `Ä-${opened.slice(0, 4)}-${String(100_000 + before + i)}`;
    const isClosed = i >= due && i % 5 === 4;
    insert('cases', {
      ...{ id: caseId, number, person_id: personId, phase: pick(phases), state: isClosed ? 'closed' : 'active', opened_on: opened },
      closed_on: isClosed ? today : null,
    });
    if (isThin) return caseId;
    entry('participants.registered', caseId, at(opened, '09:00'));
    const signers = isMinor ? [person('1980-02-02'), person('1982-03-03')] : [];
    for (const guardianId of signers)
      insert('guardians', {
        id: id(),
        child_id: personId,
        guardian_id: guardianId,
        relation: 'förälder',
        given_name: 'Gun',
        family_name: 'Provman',
      });
    const consentId = id();
    insert('consents', {
      ...{ id: consentId, case_id: caseId, number: 1, purpose: 'Samverkan', valid_from: opened },
      valid_to: isDue(i, 0) ? soon() : later(),
      recorded_at: at(opened, '10:00'),
      recorded_by: userId,
    });
    for (const agencyId of agencies.slice(0, 4))
      for (const subject of subjectAreas.slice(0, 3))
        insert('consent_cells', { consent_id: consentId, agency_id: agencyId, subject_area: subject });
    for (const signer of [personId, ...signers])
      insert('consent_signatures', {
        ...{ id: id(), consent_id: consentId, person_id: signer, signed_at: at(opened, '10:05') },
        ...{ recorded_at: at(opened, '10:06'), recorded_by: userId },
      });
    for (let n = 0; n < notes; n += 1) {
      const instant = at(addDays(opened, Math.floor(random() * 29)), '11:00');
      insert('events', {
        ...{
          id: id(),
          case_id: caseId,
          type: 'observation',
          nature: 'fact',
          happened_at: instant,
          source: 'Samtal',
          reliability: 'medium',
        },
        ...{ subject_area: pick(subjectAreas), text: 'Mötte upp som avtalat. '.repeat(6), author_id: userId, written_at: instant },
      });
      entry('events.added', caseId, instant);
    }
    insert('threat_assessments', {
      ...{ id: id(), case_id: caseId, number: 1, capability: '', intent: '', opportunity: '', vulnerabilities: '', protective_factors: '' },
      ...{ triggers: '', scenario: '', likelihood: 2, consequence: 2, suggested_level: 'low', level: 'low', deviation_reason: '' },
      ...{ confidence: 'medium', reassess_on: isDue(i, 1) ? soon() : later(), decided_on: opened, decided_by: 'ME', co_assessor: '' },
      ...{ recorded_at: at(opened, '12:00'), recorded_by: userId },
    });
    if (i % 4 === 2) {
      const planId = id();
      insert('relocation_plans', {
        ...{ id: planId, case_id: caseId, purpose: 'safety', responsible: 'own' },
        move_date: isDue(i, 2) ? soon() : addDays(today, -60 - Math.floor(random() * 300)),
      });
      for (const position of [1, 2]) insert('relocation_alternatives', { id: id(), plan_id: planId, position, code: pick(codes) });
      for (const position of [1, 2, 3])
        insert('relocation_checks', {
          ...{ id: id(), plan_id: planId, position, text: 'Kontrollera', from_day: -21, to_day: -8, mandatory: 1 },
          done_on: position < 3 ? opened : null,
        });
      insert('threat_zones', {
        ...{ id: id(), case_id: caseId, municipality: '0581', place_name: 'Norrköping', lat: 58.59, lon: 16.19, radius_km: 40 },
        ...{ reason: 'Rivaliserande grupp', started_on: opened },
      });
    }
    return caseId;
  };

  let meetingNumber = db.get<{ last: number | null }>("select max(number) as last from meetings where type = 'other'")?.last ?? 0;
  const fillMeeting = (of: readonly Id[], i: number): void => {
    meetingNumber += 1;
    const meetingId = id();
    const isComing = isDue(i, 3);
    const date = isComing ? soon() : addDays(today, -10 - Math.floor(random() * 900));
    insert('meetings', {
      ...{ id: meetingId, type: 'other', number: meetingNumber, date, start_time: '10:00', end_time: '11:00', place: 'Stadshuset' },
      ...{ state: isComing ? 'prepare' : 'finalised', created_at: now, created_by: userId },
    });
    for (const caseId of of) insert('meeting_cases', { meeting_id: meetingId, case_id: caseId });
    for (const agencyId of agencies.slice(0, 3)) insert('meeting_agencies', { meeting_id: meetingId, agency_id: agencyId });
    for (const position of [1, 2, 3]) {
      const itemId = id();
      insert('agenda_items', {
        id: itemId,
        meeting_id: meetingId,
        position,
        title: 'Läget',
        subject_area: subjectAreas[position] ?? 'safety',
      });
      for (const caseId of of) insert('agenda_item_cases', { item_id: itemId, case_id: caseId });
    }
    if (isComing) return;
    const actionId = id();
    insert('actions', {
      ...{
        id: actionId,
        meeting_id: meetingId,
        entry_id: id(),
        meeting_version: 1,
        what: 'Ringa',
        owner_agency_id: pick(agencies),
        owner_name: '',
      },
      ...{ due_on: isDue(i, 0) ? soon() : addDays(date, 14), subject_area: 'safety', restriction: 'none' },
      ...{ done_at: isDue(i, 0) ? null : now, done_by: isDue(i, 0) ? null : userId },
    });
    for (const caseId of of) insert('action_cases', { action_id: actionId, case_id: caseId });
  };

  db.transaction(() => {
    const made: Id[] = [];
    for (let i = 0; i < cases; i += 1) made.push(fillCase(i));
    if (!isThin) for (let i = 0; i < made.length; i += 3) fillMeeting(made.slice(i, i + 2), i);
  });
};
