import type { Attendance } from './rules.ts';

type Shown = {
  readonly agencies: readonly { readonly agencyId: string; readonly attendance: Attendance | null }[];
  readonly items: readonly { readonly id: string; readonly title: string }[];
};
type Cell = { readonly itemId: string; readonly agencyId: string; readonly isHeard: boolean };

/**
 * What the room may see of the agenda: the heading of an item that every agency in the room may hear: those present, and those that nobody has marked yet, `null` for the rest, so
 * that the numbers stay those of the agenda. A cell that is missing hides its item.
 */
export const projected = (
  { agencies, items }: Shown,
  cover: readonly Cell[],
): readonly { readonly id: string; readonly title: string | null }[] => {
  const inRoom = agencies.filter(({ attendance }) => attendance === null || attendance === 'present').map((agency) => agency.agencyId);
  const heard = new Set(cover.filter((cell) => cell.isHeard).map((cell) => `${cell.itemId} ${cell.agencyId}`));
  return items.map(({ id, title }) => ({ id, title: inRoom.every((agencyId) => heard.has(`${id} ${agencyId}`)) ? title : null }));
};
