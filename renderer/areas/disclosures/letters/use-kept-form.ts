import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useDraft } from '../../../client/use-draft.ts';

/** The saved draft merged into a blank form: only values with the blank's shape. */
const over = <T extends object>(blank: T, text: string): T => {
  try {
    const kept = JSON.parse(text) as Partial<Record<string, unknown>>;
    const same = Object.entries(blank).flatMap(([key, value]) => {
      const given = kept[key];
      const fits =
        value === null
          ? given === null || typeof given === 'string'
          : Array.isArray(value)
            ? Array.isArray(given)
            : typeof given === typeof value;
      return given !== undefined && fits ? [[key, given] as const] : [];
    });
    return { ...blank, ...Object.fromEntries(same) };
  } catch {
    return blank;
  }
};

/** A form whose words survive a lock or a crash; `discard` when it is sent or given up. */
export const useKeptForm = <T extends object>(key: string, blank: T) => {
  // The first blank counts: a later render makes an equal one.
  const [first] = useState(blank);
  const saved = useMemo(() => JSON.stringify(first), [first]);
  const { value, set: keep, discard } = useDraft(key, saved);
  const form = useMemo(() => over(first, value), [first, value]);
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
  return { form, set, isWritten: value !== saved, discard };
};
