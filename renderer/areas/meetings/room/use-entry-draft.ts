import { useCallback } from 'react';
import { fromText } from '../../../client/draft-text.ts';
import { useDraft, type Draft } from '../../../client/use-draft.ts';
import type { Meeting } from '../../../../electron/areas/meetings/contract.ts';
import { emptyEntry, isBlank, isUnadded, type Entry, type EntryKind } from './entries.ts';

const keyOf = (meetingId: string, itemId: string): string => `meetings/${meetingId}/${itemId}/entry`;

/** The draft of an item that has not been added to the agenda. */
export const newItemKey = (meetingId: string): string => `meetings/${meetingId}/new-item`;

/** Keys of all that is written in a meeting and not yet part of it. */
export const draftsOf = (meetingId: string): string => `meetings/${meetingId}/`;

export type EntryDraft = Draft<Entry> & { readonly reset: (kind: EntryKind) => Promise<void> };

/** The entry being written under an item, kept while it is written. */
export const useEntryDraft = (meetingId: string, itemId: string): EntryDraft => {
  const draft = useDraft(keyOf(meetingId, itemId), emptyEntry);
  const { set: keep, latest, discard } = draft;
  const set = useCallback(
    (changes: Partial<Entry>): void => {
      keep(changes);
      // An emptied field leaves no draft behind: it would be counted as something written.
      if (isBlank(latest())) void discard();
    },
    [keep, latest, discard],
  );
  const reset = useCallback(
    async (kind: EntryKind): Promise<void> => {
      keep({ ...emptyEntry, kind });
      await discard();
    },
    [keep, discard],
  );
  return { ...draft, set, reset };
};

/** Where something is written that is not part of the minutes yet: the items' numbers on the agenda, and the words of a new item. */
export const unaddedIn = (
  meeting: Pick<Meeting, 'id' | 'items'>,
  drafts: readonly { readonly key: string; readonly value: string }[],
): { readonly items: readonly number[]; readonly newItem: string | null } => {
  const of = (key: string): string | null => drafts.find((one) => one.key === key)?.value ?? null;
  const newItem = of(newItemKey(meeting.id))?.trim() ?? '';
  return {
    items: meeting.items.flatMap((item, i) => {
      const text = of(keyOf(meeting.id, item.id));
      return text !== null && isUnadded(fromText(text, emptyEntry), item) ? [i + 1] : [];
    }),
    newItem: newItem === '' ? null : newItem,
  };
};
