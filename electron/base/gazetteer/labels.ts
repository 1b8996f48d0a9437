/** Puts names on a map so that they do not lie on each other: greedy, the most important first. */
import type { Box, Point, Size } from './projection.ts';

export type LabelWish = {
  readonly id: string;
  readonly text: string;
  /** The middle of what is named, in pixels. */
  readonly at: Point;
  /** How far from the middle the name begins: half a dot, a disc, a circle's radius. */
  readonly gap: number;
  /** Type size in pixels. */
  readonly size: number;
  /** A must is put somewhere even if it collides; others are left out. */
  readonly must: boolean;
  /** Tried in this order; the default prefers the side. */
  readonly sides?: readonly Side[];
};
export type Side = 'right' | 'left' | 'above' | 'below' | 'middle';
export type Label = {
  readonly id: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly size: number;
};

/** Inter at weight 600 is about 0.58 em a character; a little air is cheaper than measuring in a browser. */
const widthOf = (text: string, size: number): number => text.length * size * 0.58;

const place = (
  { at, gap, size, text }: LabelWish,
  side: Side,
): { readonly box: Box; readonly x: number; readonly y: number; readonly anchor: Label['anchor'] } => {
  const width = widthOf(text, size);
  const anchor = side === 'right' ? 'start' : side === 'left' ? 'end' : 'middle';
  const x = side === 'right' ? at.x + gap + 4 : side === 'left' ? at.x - gap - 4 : at.x;
  // The baseline lies a third of the type size under the middle of the letters.
  const middle = side === 'above' ? at.y - gap - size * 0.75 : side === 'below' ? at.y + gap + size * 0.75 : at.y;
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { box: { left, right: left + width, top: middle - size * 0.6, bottom: middle + size * 0.6 }, x, y: middle + size * 0.35, anchor };
};

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

/**
 * Where each name goes, in pixels. `taken`: what no name may cover (discs, scale bar); `marks`: dots that a name should rather
 * not cover.
 */
export const placeLabels = (wishes: readonly LabelWish[], taken: readonly Box[], { width, height }: Size, marks: readonly Point[] = []): Label[] => {
  const boxes = [...taken];
  return wishes.flatMap((wish): Label[] => {
    if (wish.at.x < 0 || wish.at.y < 0 || wish.at.x > width || wish.at.y > height) return [];
    const tried = (wish.sides ?? ['left', 'right', 'above', 'below']).map((side) => {
      const spot = place(wish, side);
      const outside = spot.box.left < 2 || spot.box.right > width - 2 || spot.box.top < 2 || spot.box.bottom > height - 2;
      return { ...spot, cost: boxes.reduce((sum, box) => sum + overlap(spot.box, box), 0) + (outside ? 1e4 : 0) };
    });
    const best = tried.reduce((a, b) => (b.cost < a.cost ? b : a));
    if (best.cost > 0 && !wish.must) return [];
    boxes.push(best.box);
    return [{ id: wish.id, text: wish.text, x: best.x, y: best.y, anchor: best.anchor, size: wish.size }];
  });
};
