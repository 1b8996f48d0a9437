/**
 * The map as a drawing for papers: plain SVG in a string, shapes and text only, no class, style or script. It shows exactly what
 * it is given; which places a recipient may see is decided before.
 */
import {
  around,
  circlePath,
  fit,
  onScreen,
  outline,
  project,
  scaleBar,
  swedenBox,
  union,
  type Point,
} from '../../../base/gazetteer/projection.ts';
import { placeLabels, type LabelWish } from '../../../base/gazetteer/labels.ts';
import type { Position } from '../../../base/gazetteer/distance.ts';

export type FigureZone = { readonly centre: Position & { readonly name: string }; readonly radiusKm: number };
/** A place with the number that it has in the paper's list. */
export type FigurePlace = Position & { readonly name: string; readonly rank: number };

/** Ink on paper: the print has no dark theme. */
const ink = {
  sea: '#f3f1ed',
  land: '#ffffff',
  abroad: '#f9f8f6',
  line: '#d2cdc4',
  text: '#1c2326',
  quiet: '#5a6468',
  zone: '#8e1f2f',
  accent: '#1f5c57',
};
const font = 'font-family="Inter, sans-serif"';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const n = (value: number): string => String(Math.round(value * 10) / 10);

const disc = ({ x, y }: Point, rank: number): string =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="9" fill="${ink.accent}"/>` +
  `<text x="${n(x)}" y="${n(y + 3.5)}" text-anchor="middle" font-size="10" font-weight="650" fill="#ffffff" ${font}>${rank}</text>`;

/** An `<svg>` of `width` × `height` user units that fits all zones and places, or the country when there are none. */
export const mapFigure = (
  zones: readonly FigureZone[],
  places: readonly FigurePlace[],
  { width, height }: { readonly width: number; readonly height: number },
): string => {
  const size = { width, height };
  const boxes = [...zones.map(({ centre, radiusKm }) => around(centre, radiusKm)), ...places.map((place) => around(place, 15))];
  const view = fit(boxes.length > 0 ? union(boxes) : swedenBox, size, 36, 3);
  const at = (position: Position): Point => onScreen(project(position), view, size);
  const land = outline();
  const k = view.pxPerKm;
  const matrix = `matrix(${k.toFixed(5)} 0 0 ${k.toFixed(5)} ${n(width / 2 - view.x * k)} ${n(height / 2 - view.y * k)})`;
  // In kilometres, so that a line has its width on paper whatever the scale.
  const stroke = (px: number) => (px / k).toFixed(2);
  const bar = scaleBar(view, width / 4);
  const discs = places.map((place) => ({ ...place, at: at(place) }));
  const wishes: LabelWish[] = [
    ...discs.map((place) => ({ id: `p${place.rank}`, text: place.name, at: place.at, gap: 9, size: 11, must: true })),
    ...zones.map(({ centre, radiusKm }, i) => ({
      id: `z${i}`,
      text: `${centre.name} · ${radiusKm} km`,
      at: at(centre),
      gap: radiusKm * k,
      size: 10.5,
      must: true,
      sides: ['above', 'below', 'inside', 'right', 'left', 'middle'] as const,
    })),
  ];
  const taken = discs.map((place) => ({ left: place.at.x - 10, right: place.at.x + 10, top: place.at.y - 10, bottom: place.at.y + 10 }));
  const labels = placeLabels(wishes, [...taken, { left: 0, right: bar.px + 24, top: height - 32, bottom: height }], size);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="${ink.sea}"/>`,
    `<g transform="${matrix}" stroke="${ink.line}" stroke-width="${stroke(0.8)}" stroke-linejoin="round">`,
    `<path d="${land.neighbours}" fill="${ink.abroad}"/><path d="${land.sweden}" fill="${ink.land}"/></g>`,
    `<g transform="${matrix}" fill="${ink.zone}" fill-opacity="0.1" stroke="${ink.zone}" stroke-width="${stroke(1.2)}" stroke-dasharray="${stroke(4)} ${stroke(3)}">`,
    ...zones.map(({ centre, radiusKm }) => `<path d="${circlePath(centre, radiusKm)}"/>`),
    '</g>',
    ...discs.map((place) => disc(place.at, place.rank)),
    ...labels.map(
      ({ id, text, x, y, anchor, size: px }) =>
        `<text x="${n(x)}" y="${n(y)}" text-anchor="${anchor}" font-size="${px}" font-weight="600" fill="${id.startsWith('z') ? ink.zone : ink.text}" ${font}>${escaped(text)}</text>`,
    ),
    `<line x1="12" y1="${height - 12}" x2="${n(12 + bar.px)}" y2="${height - 12}" stroke="${ink.quiet}" stroke-width="1.2"/>`,
    `<text x="12" y="${height - 17}" font-size="10" fill="${ink.quiet}" ${font}>${bar.km} km</text>`,
    '</svg>',
  ].join('');
};
