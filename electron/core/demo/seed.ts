import { dateAt } from '../../base/dates.ts';
import type { OpenSession, Session } from '../../areas/users/session.ts';
import { inTransaction } from '../contexts.ts';
import { consentSteps } from './consents.ts';
import { meetingSteps } from './meetings.ts';
import { noteSteps } from './notes.ts';
import { peopleSteps } from './people.ts';
import { relocationSteps } from './relocations.ts';
import { createStory } from './story.ts';
import { threatSteps } from './threats.ts';

/**
 * Fills a fresh demo register through the same use cases a person calls, each at the moment the story tells, so that rules,
 * versions and the log are what they would be after such a spring. All or nothing, and in one transaction for speed.
 */
export const seedDemo = async (session: Session, opened: OpenSession): Promise<void> => {
  const now = session.now();
  const story = createStory(dateAt(now));
  const parts = [peopleSteps, noteSteps, consentSteps, threatSteps, relocationSteps, meetingSteps];
  // What the story tells of today may lie later than the clock: it has happened by now, or not at all.
  const steps = parts.flatMap((part) => part(story)).map((step) => ({ ...step, at: step.at < now ? step.at : now }));
  // In the order of the story; parts as above where two things happen in the same minute.
  steps.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  opened.register.db.transaction(() => {
    let day = '';
    for (const step of steps) {
      // Nobody stays logged in overnight: each day's first look at a case is an entry of its own.
      if (dateAt(step.at) !== day) opened.grants.clear();
      day = dateAt(step.at);
      inTransaction({ ...session, now: () => step.at }, opened, new Set(), true, step.run);
    }
  });
  opened.grants.clear();
  await Promise.resolve();
};
