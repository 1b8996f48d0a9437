import { useCallback } from 'react';
import { useJsonDraft, type JsonDraft } from '../../client/use-json-draft.ts';
import { emptyEntry, type Entry, type EntryKind } from './entries.ts';

const keyOf = (meetingId: string, itemId: string): string => `meetings/${meetingId}/${itemId}/entry`;

/** Keys of all that is written in a meeting and not yet part of it. */
export const draftsOf = (meetingId: string): string => `meetings/${meetingId}/`;

export type EntryDraft = JsonDraft<Entry> & { readonly reset: (kind: EntryKind) => Promise<void> };

/** The entry being written under an item, kept while it is written. */
export const useEntryDraft = (meetingId: string, itemId: string): EntryDraft => {
  const draft = useJsonDraft<Entry>(keyOf(meetingId, itemId), emptyEntry);
  const { set, discard } = draft;
  const reset = useCallback(
    async (kind: EntryKind): Promise<void> => {
      set({ ...emptyEntry, kind });
      await discard();
    },
    [set, discard],
  );
  return { ...draft, reset };
};
