import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, type Id } from '../../../base/ids.ts';
import { subjectAreas } from '../../../base/terms.ts';
import { reading } from '../../../core/contexts.ts';
import { migrations } from '../../../core/migrations.ts';
import type { OpenContext } from '../../../register/context.ts';
import type { Register } from '../../../register/register.ts';
import { openCounted, type Counting } from '../../../testing/asked-statements.ts';
import { fillRegister } from '../../../testing/large-register.ts';
import { openTestCore, type TestCore } from '../../../testing/test-core.ts';
import type { OpenSession, Session } from '../../users/unlock/session.ts';
import { meetingsHandlers } from '../service.ts';
import { replaceAgencies } from '../store.ts';

const now = '2026-05-07T08:00:00.000Z';
const session = { now: () => now, leavingReason: '', migrations } as unknown as Session;
let core: TestCore;
let register: Register;
let counting: Counting;
let opened: OpenSession;
let meetingId: Id;
let agencies: readonly Id[];
beforeAll(async () => {
  core = await openTestCore();
  const counted = await openCounted(core, now);
  ({ register, counting } = counted);
  const { db } = register;
  fillRegister(db, { cases: 60, notes: 0, due: 60, seed: 5, now, userId: counted.user.id });
  meetingId = db.get<{ id: Id }>("select id from meetings where state = 'prepare' order by id limit 1")?.id ?? '';
  agencies = db.all<{ id: Id }>('select id from agencies order by position').map(({ id }) => id);
  opened = counted.sessionOf(db.all<{ id: Id }>('select id from cases').map(({ id }) => id));
});
afterAll(() => {
  register.close();
  core.close();
});

const asked = (work: (context: OpenContext) => unknown): { readonly statements: number; readonly said: unknown } => {
  counting.taken();
  const said = reading(session, opened, work);
  return { statements: counting.taken().length, said };
};
const calls: Readonly<Record<string, (context: OpenContext) => unknown>> = {
  cover: (context) => meetingsHandlers.cover({ meetingId }, context, []),
  'owner cover': (context) => meetingsHandlers.ownerCover({ meetingId }, context, []),
  'preview of the agenda for an agency': (context) =>
    meetingsHandlers.preview({ meetingId, document: 'agenda', recipient: { kind: 'agency', agencyId: agencies[0] ?? '' } }, context, []),
  'preview of our own agenda': (context) =>
    meetingsHandlers.preview({ meetingId, document: 'agenda', recipient: { kind: 'own-unit' } }, context, []),
  mentions: (context) => meetingsHandlers.mentions({ meetingId, document: 'agenda' }, context, []),
};

describe('what the gate knows is read once a call', () => {
  it.each(Object.entries(calls))('%s: as many statements for twelve agencies and 25 items as for one and three', (name, call) => {
    const { db } = register;
    const invite = (some: readonly Id[]): void =>
      replaceAgencies(
        db,
        meetingId,
        some.map((agencyId) => ({ agencyId, contactId: null })),
      );
    db.transaction(() => {
      invite(agencies.slice(0, 1));
      const few = asked(call);
      invite(agencies.slice(0, 12));
      const cases = db.all<{ id: Id }>('select case_id as id from meeting_cases where meeting_id = :meetingId', { meetingId });
      for (let i = 4; i <= 25; i += 1) {
        const id = newId();
        db.run(`insert into agenda_items (id, meeting_id, position, title, subject_area) values (:id, :meetingId, :i, :title, :subject)`, {
          ...{ id, meetingId, i, title: `Läget ${i}` },
          subject: subjectAreas[i % subjectAreas.length] ?? 'safety',
        });
        for (const one of cases) db.run('insert into agenda_item_cases (item_id, case_id) values (:id, :caseId)', { id, caseId: one.id });
      }
      const many = asked(call);
      db.run('delete from agenda_items where meeting_id = :meetingId and position > 3', { meetingId });
      // No agency hears anything here, so that nothing is said that she may not hear.
      if (name !== 'mentions') expect(many.said).not.toEqual(few.said);
      expect(many.statements).toBe(few.statements);
    });
  });
});
