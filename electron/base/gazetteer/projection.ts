/**
 * The map's geometry, shared by the screen and the papers. Positions become kilometres on a plane, x to the east and y to the south, so
 * that scale bar, radii and view share one unit.
 */
import { geoCircle, geoPath, geoTransverseMercator, type GeoPermissibleObjects } from 'd3-geo';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import { earthRadiusKm, type Position } from './distance.ts';
import source from './outline.json' with { type: 'json' };
import { ringsPath, type Ring } from './rings.ts';

export type Point = { readonly x: number; readonly y: number };

/**
 * Transverse Mercator on 15° E, the central meridian of Sweden's own grid SWEREF 99 TM (Lantmäteriet). It preserves shapes, so a circular
 * zone is drawn as a circle, and its scale grows by no more than 0.3 % from west to east.
 */
const projection = geoTransverseMercator().rotate([-15, 0, 0]).scale(earthRadiusKm).translate([0, 0]).precision(0.05);

/** Rounded to a hundred metres. */
const rounded = (km: number): number => Math.round(km * 10) / 10;

/** The outlines of a shape, in kilometres on the plane. */
const ringsOf = (shape: GeoPermissibleObjects): readonly Ring[] => {
  const rings: number[][] = [];
  const add = (x: number, y: number): void => void rings.at(-1)?.push(rounded(x), rounded(y));
  geoPath(projection, {
    beginPath: () => undefined,
    moveTo: (x, y) => {
      rings.push([]);
      add(x, y);
    },
    lineTo: add,
    // Everything drawn is land, and its outlines are closed.
    closePath: () => undefined,
    arc: () => undefined,
  })(shape);
  return rings;
};

export const project = ({ lat, lon }: Position): Point => {
  const [x, y] = projection([lon, lat]) ?? [Number.NaN, Number.NaN];
  return { x, y };
};

const kmPerDegree = (earthRadiusKm * Math.PI) / 180;

/** The circle of all points `radiusKm` from the centre along the ground. */
export const circleRings = (centre: Position, radiusKm: number): readonly Ring[] =>
  ringsOf(
    geoCircle()
      .center([centre.lon, centre.lat])
      .radius(radiusKm / kmPerDegree)
      .precision(3)(),
  );

/** The same, as path data. */
export const circlePath = (centre: Position, radiusKm: number): string => ringsPath(circleRings(centre, radiusKm));

export type Outline = { readonly sweden: readonly Ring[]; readonly neighbours: readonly Ring[] };

let made: Outline | undefined;

/** The land; computed once, on first use. */
export const outline = (): Outline => {
  const topology = source as unknown as Topology;
  const shape = (name: string): readonly Ring[] => {
    const object = topology.objects[name];
    return object ? ringsOf(feature(topology, object)) : [];
  };
  made ??= { sweden: shape('sweden'), neighbours: shape('neighbours') };
  return made;
};

let paths: { readonly sweden: string; readonly neighbours: string } | undefined;

/** The same as path data; also computed once. */
export const outlinePaths = (): NonNullable<typeof paths> => {
  paths ??= { sweden: ringsPath(outline().sweden), neighbours: ringsPath(outline().neighbours) };
  return paths;
};

/** The current view: the centre of the picture and the zoom. */
export type View = { readonly x: number; readonly y: number; readonly pxPerKm: number };
export type Size = { readonly width: number; readonly height: number };
export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** Sweden with its islands and a small margin, in kilometres on the plane. */
export const swedenBox: Box = { left: -235, top: -7700, right: 425, bottom: -6145 };

/** The room that a circle or a point takes up. */
export const around = (centre: Position, radiusKm: number): Box => {
  const { x, y } = project(centre);
  return { left: x - radiusKm, right: x + radiusKm, top: y - radiusKm, bottom: y + radiusKm };
};

export const union = (boxes: readonly Box[]): Box => ({
  left: Math.min(...boxes.map((box) => box.left)),
  top: Math.min(...boxes.map((box) => box.top)),
  right: Math.max(...boxes.map((box) => box.right)),
  bottom: Math.max(...boxes.map((box) => box.bottom)),
});

/** The closest view that shows the whole box with `margin` pixels around it, zoomed in no further than `maxPxPerKm`. */
export const fit = (box: Box, { width, height }: Size, margin: number, maxPxPerKm = 6): View => {
  const across = Math.max(1, width - 2 * margin) / Math.max(1, box.right - box.left);
  const down = Math.max(1, height - 2 * margin) / Math.max(1, box.bottom - box.top);
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, pxPerKm: Math.min(across, down, maxPxPerKm) };
};

/** A point on the plane, in pixels of the picture. */
export const onScreen = ({ x, y }: Point, view: View, { width, height }: Size): Point => ({
  x: (x - view.x) * view.pxPerKm + width / 2,
  y: (y - view.y) * view.pxPerKm + height / 2,
});

/** The roundest length (1, 2 or 5 × 10ⁿ km) whose bar is at most `maxPx` long. */
export const scaleBar = (view: View, maxPx: number): { readonly km: number; readonly px: number } => {
  const most = maxPx / view.pxPerKm;
  const power = 10 ** Math.floor(Math.log10(most));
  const km = ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power;
  return { km, px: km * view.pxPerKm };
};
