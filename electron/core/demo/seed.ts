import { dateAt } from '../../base/dates.ts';
import type { Ports } from '../../base/ports.ts';
import { setRemindDays } from '../../areas/backups/store.ts';
import type { OpenSession, Session } from '../../areas/users/unlock/session.ts';
import { actContext, inTransaction } from '../contexts.ts';
import { consentSteps } from './consents.ts';
import { meetingSteps } from './meetings.ts';
import { noteSteps } from './notes.ts';
import { peopleSteps } from './people.ts';
import { relocationSteps } from './relocations.ts';
import { createStory, type Step } from './story.ts';
import { threatSteps } from './threats.ts';

/** Nobody is asked while the demo is filled: what was let out was printed. */
const printer: Ports = { ask: () => Promise.resolve({ kind: 'printed' }) };
/** What she wrote when a paper about somebody protected left. */
const leavingReason = 'Behövs på mötet';

/**
 * Fills a fresh demo register through the same use cases a person calls, each at the moment the story tells, so that rules,
 * versions and the log are what they would be after such a spring.
 */
export const seedDemo = async (session: Session, opened: OpenSession): Promise<void> => {
  const now = session.now();
  const story = createStory(dateAt(now));
  const parts = [peopleSteps, noteSteps, consentSteps, threatSteps, relocationSteps, meetingSteps];
  // What the story tells of today may lie later than the clock: it has happened by now, or not at all.
  const steps = parts.flatMap((part) => part(story)).map((step) => ({ ...step, at: step.at < now ? step.at : now }));
  // In the order of the story; parts as above where two things happen in the same minute.
  steps.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const { db } = opened.register;
  // Made anew each time: nobody carries it on a stick.
  setRemindDays(db, 0);
  let day = '';
  const run = (step: Step): void => {
    // Nobody stays logged in overnight: each day's first look at a case is an entry of its own.
    if (dateAt(step.at) !== day) opened.grants.clear();
    day = dateAt(step.at);
    inTransaction({ ...session, leavingReason, now: () => step.at }, opened, new Set(), true, step.run);
  };
  let from = 0;
  while (from < steps.length) {
    const leaving = steps.findIndex((step, i) => i >= from && step.leave !== undefined);
    const to = leaving === -1 ? steps.length : leaving + 1;
    const stretch = steps.slice(from, to);
    // In one transaction as far as possible, for speed; what leaves on paper has transactions of its own.
    db.transaction(() => stretch.forEach(run));
    const last = stretch.at(-1);
    // In the order of the story.
    if (last?.leave)
      await last.leave(actContext({ ...session, leavingReason, now: () => last.at, ports: printer }, opened, new Set(), () => {}));
    from = to;
  }
  opened.grants.clear();
};
