/** Empties a field whose text was taken, unless somebody has typed on meanwhile: `setText(emptied(text))`. */
export const emptied =
  (taken: string, empty = '') =>
  (now: string): string =>
    now === taken ? empty : now;
