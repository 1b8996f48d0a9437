import type { Instant } from '../../../base/dates.ts';
import type { Id } from '../../../base/ids.ts';
import type { Db } from '../../../register/database.ts';
import { coverOf } from '../audience/coverage.ts';
import type { MeetingContent } from '../rules.ts';

/**
 * Items that lapse: invited agencies could hear them, but the consent was withdrawn and now nobody may. They are struck from the agenda,
 * and the minutes say only that they lapsed.
 */
export const lapsedIn = (db: Db, content: MeetingContent, at: Instant): ReadonlySet<Id> => {
  const cells = coverOf(db, content, at);
  return new Set(
    content.items
      .map((item) => cells.filter((cell) => cell.itemId === item.id))
      .filter((own) => own.some((cell) => cell.why === 'withdrawn') && !own.some((cell) => cell.isHeard))
      .flatMap((own) => own.slice(0, 1).map((cell) => cell.itemId)),
  );
};
