import { useCallback, useMemo } from 'react';
import { useDraft, type Draft } from './use-draft.ts';

export type JsonDraft<T> = Omit<Draft, 'value' | 'set'> & {
  readonly value: T;
  readonly set: (changes: Partial<T>) => void;
};

const read = <T extends object>(text: string, empty: T): T => {
  try {
    const kept: unknown = JSON.parse(text);
    return typeof kept === 'object' && kept !== null ? { ...empty, ...kept } : empty;
  } catch {
    return empty;
  }
};

/** A whole form as one draft: everything typed and chosen in it survives lock, crash and power cut. `empty` must not change. */
export const useJsonDraft = <T extends object>(key: string, empty: T, baseVersion = 0): JsonDraft<T> => {
  const draft = useDraft(key, JSON.stringify(empty), baseVersion);
  const value = useMemo(() => read(draft.value, empty), [draft.value, empty]);
  const { set: setText } = draft;
  const set = useCallback((changes: Partial<T>) => setText(JSON.stringify({ ...value, ...changes })), [setText, value]);
  return { ...draft, value, set };
};
