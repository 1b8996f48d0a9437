/** The map as a drawing for papers. It shows exactly what it is given; which places a recipient may see is decided earlier. */
import {
  around,
  circleRings,
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
import type { DrawingOf, ShapeOf } from '../../../papers/drawing.ts';

export type FigureZone = { readonly centre: Position & { readonly name: string }; readonly radiusKm: number };
/** A place with the number that it has in the paper's list. */
export type FigurePlace = Position & { readonly name: string; readonly rank: number };

type Shape = ShapeOf<string>;

const disc = ({ x, y }: Point, rank: number): readonly Shape[] => [
  { kind: 'circle', x, y, radius: 9, fill: 'accent' },
  { kind: 'text', x, y: y + 3.5, text: String(rank), anchor: 'middle', size: 10, weight: 650, ink: 'white' },
];

/** A drawing that fits all zones and places, or the country when there are none. */
export const mapFigure = (
  zones: readonly FigureZone[],
  places: readonly FigurePlace[],
  { width, height }: { readonly width: number; readonly height: number },
): DrawingOf<string> => {
  const size = { width, height };
  const boxes = [...zones.map(({ centre, radiusKm }) => around(centre, radiusKm)), ...places.map((place) => around(place, 15))];
  const view = fit(boxes.length > 0 ? union(boxes) : swedenBox, size, 36, 3);
  const at = (position: Position): Point => onScreen(project(position), view, size);
  const land = outline();
  const k = view.pxPerKm;
  const plane = { scale: k, x: width / 2 - view.x * k, y: height / 2 - view.y * k };
  const border = { ink: 'border', width: 0.8 } as const;
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
  return {
    width,
    height,
    shapes: [
      { kind: 'rect', x: 0, y: 0, width, height, fill: 'sea' },
      { kind: 'rings', rings: land.neighbours, ...plane, fill: 'abroad', stroke: border },
      { kind: 'rings', rings: land.sweden, ...plane, fill: 'land', stroke: border },
      ...zones.map(({ centre, radiusKm }): Shape => ({
        ...{ kind: 'rings', rings: circleRings(centre, radiusKm), ...plane },
        ...{ fill: 'zone', opacity: 0.1, stroke: { ink: 'zone', width: 1.2, dash: [4, 3] } },
      })),
      ...discs.flatMap((place) => disc(place.at, place.rank)),
      ...labels.map(({ id, text, x, y, anchor, size: px }): Shape => ({
        ...{ kind: 'text', text, x, y, anchor },
        ...{ size: px, weight: 600, ink: id.startsWith('z') ? 'zone' : 'text' },
      })),
      { kind: 'line', from: [12, height - 12], to: [12 + bar.px, height - 12], stroke: { ink: 'quiet', width: 1.2 } },
      { kind: 'text', x: 12, y: height - 17, text: `${bar.km} km`, size: 10, ink: 'quiet' },
    ],
  };
};
