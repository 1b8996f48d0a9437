import type { Point } from '../../../../electron/base/gazetteer/projection.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';
export type Spot = { readonly code: string; readonly name: string; readonly at: Point };

const unit: Record<Direction, Point> = { left: { x: -1, y: 0 }, right: { x: 1, y: 0 }, up: { x: 0, y: -1 }, down: { x: 0, y: 1 } };

/**
 * The nearest spot in a direction, within 45° to each side; off-axis spots count as farther away, so that an arrow pressed
 * again keeps its course. `undefined` at the edge.
 */
export const nearestToward = (spots: readonly Spot[], from: Spot, direction: Direction): Spot | undefined => {
  const { x: ux, y: uy } = unit[direction];
  let best: { readonly spot: Spot; readonly cost: number } | undefined;
  for (const spot of spots) {
    if (spot.code === from.code) continue;
    const [dx, dy] = [spot.at.x - from.at.x, spot.at.y - from.at.y];
    const along = dx * ux + dy * uy;
    const askew = Math.abs(dx * uy - dy * ux);
    if (along <= 0 || askew > along) continue;
    const cost = along + 1.5 * askew;
    if (!best || cost < best.cost) best = { spot, cost };
  }
  return best?.spot;
};

/** The nearest spot within `reach`, for a pointer. */
export const nearestWithin = (spots: readonly Spot[], at: Point, reach: number): Spot | undefined => {
  let best: { readonly spot: Spot; readonly far: number } | undefined;
  for (const spot of spots) {
    const far = Math.hypot(spot.at.x - at.x, spot.at.y - at.y);
    if (far <= reach && (!best || far < best.far)) best = { spot, far };
  }
  return best?.spot;
};

const fold = (text: string): string => text.toLocaleLowerCase('sv');

/** The first name, in the order given, that begins with what was typed. */
export const startingWith = (spots: readonly Spot[], typed: string): Spot | undefined =>
  spots.find(({ name }) => fold(name).startsWith(fold(typed)));
