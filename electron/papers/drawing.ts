import { ringsPath, type Ring } from '../base/gazetteer/rings.ts';
import { escapeHtml } from './html/escape.ts';

/**
 * Ink colours: print has no dark theme. A drawing refers to its colours by name, so that no outside text can end up where a colour is
 * expected.
 */
const inks = {
  sea: '#f3f1ed',
  land: '#ffffff',
  abroad: '#f9f8f6',
  border: '#d2cdc4',
  text: '#1c2326',
  quiet: '#5a6468',
  zone: '#8e1f2f',
  accent: '#1f5c57',
  white: '#ffffff',
} as const;
export type Ink = keyof typeof inks;

const anchors = { start: 'start', middle: 'middle', end: 'end' } as const;

/** `width` and `dash` in units of the drawing, whatever the scale of the shape that is stroked. */
type Stroke = { readonly ink: Ink; readonly width: number; readonly dash?: readonly [drawn: number, left: number] };
type Paint = { readonly fill?: Ink; readonly opacity?: number; readonly stroke?: Stroke };

/**
 * What a drawing consists of: shapes and words, given as numbers and names. It has no place for a script, a link, a style or an external
 * picture. The only text is `T`, which is written as text.
 */
export type ShapeOf<T extends string> =
  | (Paint & { readonly kind: 'rect'; readonly x: number; readonly y: number; readonly width: number; readonly height: number })
  | (Paint & { readonly kind: 'circle'; readonly x: number; readonly y: number; readonly radius: number })
  /** Rings on their own plane, with the position and size of that plane in the drawing. */
  | (Paint & { readonly kind: 'rings'; readonly rings: readonly Ring[]; readonly scale: number; readonly x: number; readonly y: number })
  | { readonly kind: 'line'; readonly from: readonly [number, number]; readonly to: readonly [number, number]; readonly stroke: Stroke }
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: T;
      readonly size: number;
      readonly ink: Ink;
      readonly weight?: number;
      readonly anchor?: keyof typeof anchors;
    };

/** One of our drawings on a paper, such as a map extract, in its own units; it is as wide as the paper. */
export type DrawingOf<T extends string> = { readonly width: number; readonly height: number; readonly shapes: readonly ShapeOf<T>[] };

const refuse = (what: string): never => {
  throw new TypeError(`drawing not allowed on a paper: ${what}`);
};

/** The compiler checks a drawing's types; this keeps out anything that bypassed it. */
const figures = (value: number, digits: number): string =>
  typeof value === 'number' && Number.isFinite(value) ? String(Number(value.toFixed(digits))) : refuse('no number');
const n = (value: number): string => figures(value, 1);
const named = <K extends string>(list: Readonly<Record<K, string>>, name: K): string =>
  Object.hasOwn(list, name) ? list[name] : refuse('name');

const strokeOf = ({ ink, width, dash }: Stroke, scale = 1): string =>
  ` stroke="${named(inks, ink)}" stroke-width="${figures(width / scale, 2)}"` +
  (dash ? ` stroke-dasharray="${dash.map((each) => figures(each / scale, 2)).join(' ')}"` : '');

const paintOf = ({ fill, opacity, stroke }: Paint, scale = 1): string =>
  ` fill="${fill === undefined ? 'none' : named(inks, fill)}"` +
  (opacity === undefined ? '' : ` fill-opacity="${figures(opacity, 2)}"`) +
  (stroke ? strokeOf(stroke, scale) : '');

const shapeSvg = (shape: ShapeOf<string>): string => {
  switch (shape.kind) {
    case 'rect':
      return `<rect x="${n(shape.x)}" y="${n(shape.y)}" width="${n(shape.width)}" height="${n(shape.height)}"${paintOf(shape)}/>`;
    case 'circle':
      return `<circle cx="${n(shape.x)}" cy="${n(shape.y)}" r="${n(shape.radius)}"${paintOf(shape)}/>`;
    case 'rings': {
      const scale = figures(shape.scale, 5);
      // A coast has a corner at every step; a dashed line has hardly any.
      const corners = shape.stroke && !shape.stroke.dash ? ' stroke-linejoin="round"' : '';
      const plane = `matrix(${scale} 0 0 ${scale} ${n(shape.x)} ${n(shape.y)})`;
      return `<path transform="${plane}" d="${ringsPath(shape.rings, n)}"${paintOf(shape, shape.scale)}${corners}/>`;
    }
    case 'line': {
      const [[x1, y1], [x2, y2]] = [shape.from, shape.to];
      return `<line x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}"${strokeOf(shape.stroke)}/>`;
    }
    case 'text': {
      const anchor = shape.anchor === undefined ? '' : ` text-anchor="${named(anchors, shape.anchor)}"`;
      const weight = shape.weight === undefined ? '' : ` font-weight="${n(shape.weight)}"`;
      return (
        `<text x="${n(shape.x)}" y="${n(shape.y)}"${anchor} font-size="${n(shape.size)}"${weight} fill="${named(inks, shape.ink)}"` +
        ` font-family="Inter, sans-serif">${escapeHtml(shape.text)}</text>`
      );
    }
    default:
      return refuse('shape');
  }
};

/** Attributes of the root besides its size: in a page its name for a screen reader, in a separate file the namespace. */
type Root = { readonly xmlns: 'http://www.w3.org/2000/svg' } | { readonly role: 'img'; readonly 'aria-label': string };

/** The drawing as one `<svg>` element. Throws `TypeError` for anything that is not a drawing. */
export const drawingSvg = ({ width, height, shapes }: DrawingOf<string>, root: Root): string => {
  const own = Object.entries(root).map(([name, value]: [string, string]) => ` ${name}="${escapeHtml(value)}"`);
  const size = `width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}"`;
  return `<svg ${size}${own.join('')}>${shapes.map(shapeSvg).join('')}</svg>`;
};
