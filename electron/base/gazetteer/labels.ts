/** Places names on a map so that they do not overlap: greedy, the most important first. */
import type { Box, Point, Size } from './projection.ts';

export type LabelWish = {
  readonly id: string;
  readonly text: string;
  /** The centre of the named thing, in pixels. */
  readonly at: Point;
  /** How far from the centre the name begins: half a dot, a disc, a circle's radius. */
  readonly gap: number;
  /** Type size in pixels. */
  readonly size: number;
  /** A required name is placed even if it collides; others are left out. */
  readonly must: boolean;
  /** Tried in this order; the default prefers the side. */
  readonly sides?: readonly Side[];
};
/** `inside`: below the upper edge of a circle. */
export type Side = 'right' | 'left' | 'above' | 'below' | 'inside' | 'middle';
export type Label = {
  readonly id: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly size: number;
};

/** Inter at weight 600 averages 0.58 em per character; a little extra space is cheaper than measuring in a browser. */
const widthOf = (text: string, size: number): number => text.length * size * 0.58;

type Placed = { readonly box: Box; readonly x: number; readonly y: number; readonly anchor: Label['anchor'] };

const place = ({ at, gap, size, text }: LabelWish, side: Side, picture: Size): Placed => {
  const width = widthOf(text, size);
  const anchor = side === 'right' ? 'start' : side === 'left' ? 'end' : 'middle';
  // A name above or below may slide sideways to stay within the picture.
  const middleX = Math.max(width / 2 + 4, Math.min(picture.width - width / 2 - 4, at.x));
  const x = side === 'right' ? at.x + gap + 4 : side === 'left' ? at.x - gap - 4 : middleX;
  const offset = { above: -gap - size * 0.75, below: gap + size * 0.75, inside: -gap + size, middle: 0, left: 0, right: 0 }[side];
  const y = at.y + offset;
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  // The baseline is a third of the type size below the centre of the letters.
  return { box: { left, right: left + width, top: y - size * 0.6, bottom: y + size * 0.6 }, x, y: y + size * 0.35, anchor };
};

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

const holds = (box: Box, { x, y }: Point): boolean => x > box.left && x < box.right && y > box.top && y < box.bottom;

/**
 * Where each name goes, in pixels. `taken`: what names must not cover (discs, scale bar); `marks`: dots that a name should preferably not
 * cover.
 */
export const placeLabels = (wishes: readonly LabelWish[], taken: readonly Box[], size: Size, marks: readonly Point[] = []): Label[] => {
  const boxes = [...taken];
  return wishes.flatMap((wish): Label[] => {
    const { at, gap } = wish;
    if (at.x < -gap || at.y < -gap || at.x > size.width + gap || at.y > size.height + gap) return [];
    const tried = (wish.sides ?? ['left', 'right', 'above', 'below']).map((side, order) => {
      const spot = place(wish, side, size);
      const outside = spot.box.left < 2 || spot.box.right > size.width - 2 || spot.box.top < 2 || spot.box.bottom > size.height - 2;
      const clash = boxes.reduce((sum, box) => sum + overlap(spot.box, box), 0) + (outside ? 1e4 : 0);
      return { ...spot, clash, cost: clash * 10 + marks.filter((mark) => holds(spot.box, mark)).length + order * 0.4 };
    });
    const best = tried.reduce((a, b) => (b.cost < a.cost ? b : a));
    if (best.clash > 0 && !wish.must) return [];
    boxes.push(best.box);
    return [{ id: wish.id, text: wish.text, x: best.x, y: best.y, anchor: best.anchor, size: wish.size }];
  });
};
