import { around, fit, swedenBox, union, type Point, type Size, type View } from '../../../../electron/base/gazetteer/projection.ts';
import type { Position } from '../../../../electron/base/gazetteer/distance.ts';

export type Place = { readonly at: Position; readonly radiusKm: number };

/** Closest: a kilometre is eight pixels, enough to tell the suburbs of one town apart. */
const closest = 8;

export const wholeCountry = (size: Size): View => fit(swedenBox, size, 16);

/** Shows all zones and destinations, or the whole country when there is nothing to show. */
export const closeUp = (places: readonly Place[], size: Size): View =>
  places.length === 0 ? wholeCountry(size) : fit(union(places.map(({ at, radiusKm }) => around(at, Math.max(radiusKm, 15)))), size, 56, 3);

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** Keeps the middle of the picture over Sweden and the scale within reason. */
const held = (view: View, size: Size): View => ({
  x: clamp(view.x, swedenBox.left, swedenBox.right),
  y: clamp(view.y, swedenBox.top, swedenBox.bottom),
  pxPerKm: clamp(view.pxPerKm, wholeCountry(size).pxPerKm, closest),
});

/** Zooms about a point of the picture (pixels), which stays where it is; about the middle when none is given. */
export const zoomed = (view: View, factor: number, size: Size, at: Point = { x: size.width / 2, y: size.height / 2 }): View => {
  const { pxPerKm } = held({ ...view, pxPerKm: view.pxPerKm * factor }, size);
  const shift = 1 / view.pxPerKm - 1 / pxPerKm;
  return held({ x: view.x + (at.x - size.width / 2) * shift, y: view.y + (at.y - size.height / 2) * shift, pxPerKm }, size);
};

/** Moves the picture by pixels: positive is further east and further south. */
export const panned = (view: View, dx: number, dy: number, size: Size): View =>
  held({ ...view, x: view.x + dx / view.pxPerKm, y: view.y + dy / view.pxPerKm }, size);
