import type { Attendance } from '../rules.ts';

type Shown = {
  readonly agencies: readonly { readonly agencyId: string; readonly attendance: Attendance | null }[];
  readonly items: readonly { readonly id: string; readonly title: string }[];
};
type Cell = { readonly itemId: string; readonly agencyId: string; readonly isHeard: boolean };

/**
 * What the room may see of the agenda: the items that every agency in the room may hear, those present and those not marked yet. The rest
 * is absent: no gap or number shows that something is left out. A missing cell hides its item.
 */
export const projected = ({ agencies, items }: Shown, cover: readonly Cell[]): Shown['items'] => {
  const inRoom = agencies.filter(({ attendance }) => attendance === null || attendance === 'present').map((agency) => agency.agencyId);
  const heard = new Set(cover.filter((cell) => cell.isHeard).map((cell) => `${cell.itemId} ${cell.agencyId}`));
  return items.filter(({ id }) => inRoom.every((agencyId) => heard.has(`${id} ${agencyId}`))).map(({ id, title }) => ({ id, title }));
};
