/** The map's background: Sweden and its neighbours, simplified and cut from Natural Earth's 1:10 million into a small TopoJSON. */
import { merge } from 'topojson-client';
import type { MultiPolygon as TopoMultiPolygon, Objects, Polygon as TopoPolygon, Topology } from 'topojson-specification';

type Point = readonly [lon: number, lat: number];
type Ring = readonly Point[];

const sweden = '752';
/** Norway, Denmark, Finland, Åland, Russia, Estonia, Latvia, Lithuania, Poland, Germany: ISO 3166-1 numeric. */
const neighbours = ['578', '208', '246', '248', '643', '233', '428', '440', '616', '276'];

/** Degrees of latitude; about 300 m in Sweden, 2 km outside it: a pixel at the scale where one county fills the map. */
const tolerance = { sweden: 0.003, neighbours: 0.016 };
/** Square degrees; nobody misses islands smaller than this. */
const smallest = { sweden: 0.0005, neighbours: 0.01 };
const window = { west: 3, south: 52.5, east: 33, north: 72 };
/** Steps of the integer grid per degree: 1/1000° is 111 m north–south. */
const grid = 1000;

const offset = ([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number => {
  // At this latitude a degree east–west is half as long; distances are measured as the eye sees them.
  const k = 0.5;
  const [dx, dy] = [(bx - ax) * k, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * k * dx + (y - ay) * dy) / length));
  return Math.hypot((x - ax) * k - t * dx, y - ay - t * dy);
};

/** Douglas–Peucker: keeps the ends and every point farther than `limit` from the line that would replace it. */
const thin = (line: Ring, limit: number): Point[] => {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last || line.length < 3) return [...line];
  let far = 0;
  let at = 0;
  for (let i = 1; i < line.length - 1; i += 1) {
    const distance = offset(line[i] as Point, first, last);
    if (distance > far) [far, at] = [distance, i];
  }
  if (far <= limit) return [first, last];
  return [...thin(line.slice(0, at + 1), limit).slice(0, -1), ...thin(line.slice(at), limit)];
};

/** A ring starts and ends at the same point, so it is simplified in two halves. */
const thinRing = (ring: Ring, limit: number): Ring => {
  const half = Math.floor(ring.length / 2);
  return [...thin(ring.slice(0, half + 1), limit).slice(0, -1), ...thin(ring.slice(half), limit)];
};

/** Sutherland–Hodgman against one side of the window; preserves orientation, which d3-geo needs. */
const cutSide = (ring: Ring, axis: 0 | 1, limit: number, keep: 1 | -1): Ring => {
  const inside = (point: Point) => (point[axis] - limit) * keep >= 0;
  const open = ring.slice(0, -1);
  const kept = open.flatMap((point, i): Point[] => {
    const before = open.at(i - 1) as Point;
    const t = (limit - before[axis]) / (point[axis] - before[axis]);
    const crossing: Point = [before[0] + t * (point[0] - before[0]), before[1] + t * (point[1] - before[1])];
    if (inside(point)) return inside(before) ? [point] : [crossing, point];
    return inside(before) ? [crossing] : [];
  });
  return kept.length < 3 ? [] : [...kept, kept[0] as Point];
};

const cut = (ring: Ring): Ring => cutSide(cutSide(cutSide(ring, 0, window.west, 1), 0, window.east, -1), 1, window.south, 1);

const area = (ring: Ring): number =>
  Math.abs(ring.slice(1).reduce((sum, [x, y], i) => sum + (ring[i]?.[0] ?? 0) * y - x * (ring[i]?.[1] ?? 0), 0)) / 2;

export const outline = (world: Topology<Objects>): Topology => {
  const countries = world.objects['countries'];
  if (countries?.type !== 'GeometryCollection') throw new Error('world-atlas has no countries');
  const pick = (ids: readonly string[]) =>
    countries.geometries.filter((g) => ids.includes(String(g.id))) as (TopoPolygon | TopoMultiPolygon)[];
  const own = merge(world, pick([sweden]));
  const around = merge(world, pick(neighbours));

  const arcs: [number, number][][] = [];
  const object = (polygons: readonly (readonly Ring[])[], limit: number, least: number): TopoMultiPolygon => ({
    type: 'MultiPolygon',
    arcs: polygons.flatMap((polygon) => {
      const rings = polygon.map((ring) => thinRing(cut(ring), limit)).filter((ring) => ring.length > 3 && area(ring) >= least);
      if (rings.length === 0 || area(cut(polygon[0] ?? [])) < least) return [];
      return [
        rings.map((ring) => {
          let [px, py] = [0, 0];
          const steps = ring.map(([lon, lat]): [number, number] => {
            const [x, y] = [Math.round(lon * grid), Math.round(lat * grid)];
            const step: [number, number] = [x - px, y - py];
            [px, py] = [x, y];
            return step;
          });
          return [arcs.push(steps.filter(([x, y], i) => i === 0 || x !== 0 || y !== 0)) - 1];
        }),
      ];
    }),
  });
  // Russia's ring jumps from 180° E to 180° W; continued eastward, it can be cut without drawing a line across Europe.
  const onward = ([lon = 0, lat = 0]: number[]): Point => [lon < -90 ? lon + 360 : lon, lat];
  const rings = (coordinates: number[][][][]): Ring[][] => coordinates.map((polygon) => polygon.map((ring) => ring.map(onward)));
  return {
    type: 'Topology',
    transform: { scale: [1 / grid, 1 / grid], translate: [0, 0] },
    objects: {
      sweden: object(rings(own.coordinates), tolerance.sweden, smallest.sweden),
      neighbours: object(rings(around.coordinates), tolerance.neighbours, smallest.neighbours),
    },
    arcs,
  };
};
