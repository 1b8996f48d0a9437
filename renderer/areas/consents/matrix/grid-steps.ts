/** A cell by row and column; -1 is the heading of a row or column. */
export type Place = { readonly row: number; readonly column: number };

type Size = { readonly rows: number; readonly columns: number; readonly withHeadings: boolean };
type Pressed = { readonly key: string; readonly ctrlKey: boolean; readonly altKey: boolean; readonly metaKey: boolean };

const moves: Readonly<Record<string, Place>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

/** Where a key leads in a grid (WAI-ARIA grid pattern); null when it is no key of the grid. There is no cell at -1 -1. */
export const stepIn = (from: Place, { key, ctrlKey, altKey, metaKey }: Pressed, { rows, columns, withHeadings }: Size): Place | null => {
  if (altKey || metaKey) return null;
  const first = withHeadings ? -1 : 0;
  if (key === 'Home') return ctrlKey ? { row: 0, column: 0 } : { row: from.row, column: from.row === -1 ? 0 : first };
  if (key === 'End') return { row: ctrlKey ? rows - 1 : from.row, column: columns - 1 };
  const move = moves[key];
  if (!move || ctrlKey) return null;
  const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));
  const row = within(from.row + move.row, from.column === -1 ? 0 : first, rows - 1);
  const column = within(from.column + move.column, row === -1 ? 0 : first, columns - 1);
  return { row, column };
};
