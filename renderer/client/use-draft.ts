import { useCallback, useEffect, useRef, useState } from 'react';
import { client } from './client.ts';
import { keepDraft, type DraftKeeper, type Kept } from './draft-keeper.ts';
import { asText, changed, fromText } from './draft-text.ts';

export type Draft<T extends string | object = string> = {
  readonly value: T;
  /** A text is replaced; of a form, what changes. */
  readonly set: (change: Partial<T>) => void;
  /** What it is at this moment: `value` is what was rendered, which a second change or an answer that took its time comes after. */
  readonly latest: () => T;
  /** After the value was saved for good, or given up. */
  readonly discard: () => Promise<void>;
  readonly flush: () => Promise<void>;
  /** Differs from what it began as. */
  readonly isWritten: boolean;
  /** As it is kept, for giving it back after an undo. */
  readonly text: string;
  /** The value shown is a draft that an earlier session left, not yet written on. */
  readonly restored: boolean;
  /**
   * Of the very value that is shown: when it was kept; `waiting` while it is not yet; `failed` or `too-large` when it is only in the field;
   * null when there is nothing to keep.
   */
  readonly kept: Kept | 'waiting' | null;
  /** False until the drafts have been read: what is shown before that may be replaced. */
  readonly ready: boolean;
};

type DraftOptions<T> = {
  /** Of the record that is changed. */
  readonly baseVersion?: number;
  /** Takes back what an earlier version of the form may have kept; without it, whatever has the shape that `saved` has. */
  readonly read?: (kept: unknown) => T;
};

/** The same object until it says something else, so that a form may be begun from a literal. */
const useSame = <T extends string | object>(value: T): T => {
  const [same, setSame] = useState(() => value);
  if (asText(same) === asText(value)) return same;
  setSame(() => value);
  return value;
};

/**
 * A text or a whole form that survives lock, crash and power cut. Starts from the kept draft where there is one, else from `saved`;
 * everything typed is kept within a second. The keys there may be: electron/areas/drafts/rules.ts.
 * Key null: nothing is kept.
 */
export const useDraft = <T extends string | object>(
  key: string | null,
  saved: T,
  { baseVersion = 0, read }: DraftOptions<T> = {},
): Draft<T> => {
  const begun = useSame(saved);
  const [value, setValue] = useState(() => begun);
  const [restored, setRestored] = useState(false);
  const [kept, setKept] = useState<Draft['kept']>(null);
  const [ready, setReady] = useState(key === null);
  const touched = useRef(false);
  const keeper = useRef<DraftKeeper | null>(null);
  const shown = useRef(value);
  const readBack = useRef((_text: string): T => begun);

  const show = useCallback((next: T) => {
    shown.current = next;
    setValue(() => next);
  }, []);

  useEffect(() => {
    readBack.current = (text) => fromText(text, begun, read);
  });

  useEffect(() => {
    touched.current = false;
    setReady(key === null);
    if (key === null) {
      keeper.current = null;
      return undefined;
    }
    const mine = keepDraft(key, baseVersion, setKept);
    keeper.current = mine;
    let gone = false;
    void client.drafts.get({ key }).then((answer) => {
      if (gone) return;
      setReady(true);
      if (!answer.ok || answer.value === null || touched.current) return;
      touched.current = true;
      show(readBack.current(answer.value.value));
      setRestored(true);
      setKept({ at: answer.value.savedAt });
    });
    return () => {
      gone = true;
      void mine.flush();
    };
  }, [key, baseVersion, show]);

  useEffect(() => {
    if (!touched.current) show(begun);
  }, [begun, key, show]);

  const set = useCallback(
    (change: Partial<T>) => {
      touched.current = true;
      setRestored(false);
      show(changed(shown.current, change));
      if (!keeper.current) return;
      setKept('waiting');
      keeper.current.put(asText(shown.current));
    },
    [show],
  );

  const latest = useCallback(() => shown.current, []);

  const discard = useCallback(async () => {
    touched.current = false;
    setRestored(false);
    setKept(null);
    await keeper.current?.discard();
  }, []);

  const flush = useCallback(async () => keeper.current?.flush(), []);

  const text = asText(value);
  return { value, set, latest, discard, flush, isWritten: text !== asText(begun), text, restored, kept, ready };
};
