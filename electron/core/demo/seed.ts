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

/** Nobody is asked while the demo is filled: every release counts as printed. */
const printer: Ports = { ask: () => Promise.resolve({ kind: 'printed' }) };
/** The reason given when a paper about a protected person left. */
const leavingReason = 'Behövs på mötet';

/**
 * Fills a fresh demo register through the same use cases that a person calls, each at its moment in the story, so that rules, versions and
 * the log are what they would be after such a spring.
 */
export const seedDemo = async (session: Session, opened: OpenSession): Promise<void> => {
  const now = session.now();
  const story = createStory(dateAt(now));
  const parts = [peopleSteps, noteSteps, consentSteps, threatSteps, relocationSteps, meetingSteps];
  // Steps of today may be later than the clock: those are moved to now.
  const steps = parts.flatMap((part) => part(story)).map((step) => ({ ...step, at: step.at < now ? step.at : now }));
  // In the order of the story; steps in the same minute keep the order of the parts above.
  steps.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const { db } = opened.register;
  // The demo is generated each time, so there is no reminder to back it up to a stick.
  setRemindDays(db, 0);
  let day = '';
  const run = (step: Step): void => {
    // Nobody stays logged in overnight: the first look at a case each day is a log entry of its own.
    if (dateAt(step.at) !== day) opened.grants.clear();
    day = dateAt(step.at);
    inTransaction({ ...session, leavingReason, now: () => step.at }, opened, new Set(), true, step.run);
  };
  let from = 0;
  while (from < steps.length) {
    const leaving = steps.findIndex((step, i) => i >= from && step.leave !== undefined);
    const to = leaving === -1 ? steps.length : leaving + 1;
    const stretch = steps.slice(from, to);
    // In one transaction where possible, for speed; papers that leave have their own transactions.
    db.transaction(() => stretch.forEach(run));
    const last = stretch.at(-1);
    // In the order of the story.
    if (last?.leave)
      await last.leave(actContext({ ...session, leavingReason, now: () => last.at, ports: printer }, opened, new Set(), () => {}));
    from = to;
  }
  opened.grants.clear();
};
