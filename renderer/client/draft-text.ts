/** A draft is kept as text: a text as it is, a form as JSON. */
export const asText = (value: string | object): string => (typeof value === 'string' ? value : JSON.stringify(value));

const fits = (blank: unknown, given: unknown): boolean => {
  if (blank === null) return given === null || typeof given === 'string';
  return Array.isArray(blank) ? Array.isArray(given) : typeof given === typeof blank && given !== null;
};

/**
 * What was kept, laid over a blank form: only what has the shape the blank has, as an earlier version may have kept another form.
 * @param emptied what may be null though the blank begins with something
 */
export const laidOver = <T extends object>(blank: T, kept: unknown, emptied: readonly (keyof T)[] = []): T => {
  if (typeof kept !== 'object' || kept === null) return blank;
  const given = kept as Partial<Record<string, unknown>>;
  const fitting = Object.entries(blank).filter(
    ([key, value]) => fits(value, given[key]) || (given[key] === null && (emptied as readonly string[]).includes(key)),
  );
  const same = fitting.map(([key]) => [key, given[key]] as const);
  return { ...blank, ...Object.fromEntries(same) };
};

/** The value that was kept as this text; `begun` where it cannot be read. */
export const fromText = <T extends string | object>(text: string, begun: T, read?: (kept: unknown) => T): T => {
  if (typeof begun === 'string') return text as T;
  try {
    const kept: unknown = JSON.parse(text);
    return read ? read(kept) : (laidOver<object>(begun, kept) as T);
  } catch {
    return begun;
  }
};

/** A text is replaced; of a form, what changes. */
export const changed = <T extends string | object>(value: T, change: Partial<T>): T =>
  typeof value === 'string' ? (change as T) : Object.assign({}, value, change);
