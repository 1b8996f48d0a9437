import { useCallback, useEffect, useRef, useState } from 'react';
import { client } from './client.ts';
import { keepDraft, type DraftKeeper, type Kept } from './draft-keeper.ts';

export type Draft = {
  readonly value: string;
  readonly set: (value: string) => void;
  /** Call after the value was saved for good, or discarded. */
  readonly discard: () => Promise<void>;
  readonly flush: () => Promise<void>;
  /** The value shown is a draft that an earlier session left, not yet written on. */
  readonly restored: boolean;
  /**
   * For exactly the text shown: when it was kept; `waiting` while it is not yet; `failed` or `too-large` when it is only in the field;
   * null when there is nothing to keep.
   */
  readonly kept: Kept | 'waiting' | null;
  /** False until the drafts have been read: what is shown before that may be replaced. */
  readonly ready: boolean;
};

/**
 * A text that survives lock, crash and power cut. Starts from the kept draft where there is one, else from `saved`; everything typed is
 * kept within a second. The possible keys: electron/areas/drafts/rules.ts.
 */
export const useDraft = (key: string, saved: string, baseVersion = 0): Draft => {
  const [value, setValue] = useState(saved);
  const [restored, setRestored] = useState(false);
  const [kept, setKept] = useState<Draft['kept']>(null);
  const [ready, setReady] = useState(false);
  const touched = useRef(false);
  const keeper = useRef<DraftKeeper | null>(null);

  useEffect(() => {
    touched.current = false;
    setReady(false);
    const mine = keepDraft(key, baseVersion, setKept);
    keeper.current = mine;
    let gone = false;
    void client.drafts.get({ key }).then((answer) => {
      if (gone) return;
      setReady(true);
      if (!answer.ok || answer.value === null || touched.current) return;
      touched.current = true;
      setValue(answer.value.value);
      setRestored(true);
      setKept({ at: answer.value.savedAt });
    });
    return () => {
      gone = true;
      void mine.flush();
    };
  }, [key, baseVersion]);

  useEffect(() => {
    if (!touched.current) setValue(saved);
  }, [saved, key]);

  const set = useCallback((next: string) => {
    touched.current = true;
    setRestored(false);
    setValue(next);
    setKept('waiting');
    keeper.current?.put(next);
  }, []);

  const discard = useCallback(async () => {
    touched.current = false;
    setRestored(false);
    setKept(null);
    await keeper.current?.discard();
  }, []);

  const flush = useCallback(async () => keeper.current?.flush(), []);

  return { value, set, discard, flush, restored, kept, ready };
};
