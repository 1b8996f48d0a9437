import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useDraft, type Draft } from '../../client/use-draft.ts';

export type FormDraft<T> = Pick<Draft, 'discard' | 'flush' | 'ready'> & {
  readonly form: T;
  readonly set: (change: Partial<T>) => void;
  /** Differs from what it began as. */
  readonly isWritten: boolean;
  /** As it is kept, for giving it back after an undo. */
  readonly text: string;
};

/** A whole form as one draft. `read` takes back field by field what an earlier version of the form may have kept. */
export const useFormDraft = <T extends object>(key: string, initial: T, read: (kept: unknown) => T): FormDraft<T> => {
  const saved = useMemo(() => JSON.stringify(initial), [initial]);
  const draft = useDraft(key, saved);
  const { value, set: keep, discard, flush, ready } = draft;
  const form = useMemo(() => {
    try {
      return read(JSON.parse(value));
    } catch {
      return initial;
    }
  }, [value, read, initial]);
  // Two changes in one breath must both be kept.
  const latest = useRef(form);
  useEffect(() => {
    latest.current = form;
  }, [form]);
  const set = useCallback(
    (change: Partial<T>) => {
      latest.current = { ...latest.current, ...change };
      keep(JSON.stringify(latest.current));
    },
    [keep],
  );
  return { form, set, isWritten: value !== saved, text: value, discard, flush, ready };
};
