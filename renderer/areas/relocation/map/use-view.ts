import { useState } from 'react';
import type { Point, Size, View } from '../../../../electron/base/gazetteer/projection.ts';
import { closeUp, panned, wholeCountry, zoomed, type Place } from './view.ts';

/** A fitted view follows the size and the zones; a view moved by hand stays where it was put. */
type Chosen = 'whole' | 'zones' | View;

const steps = { left: [-90, 0], right: [90, 0], up: [0, -90], down: [0, 90] } as const;

export const useView = (places: readonly Place[], size: Size) => {
  const [chosen, choose] = useState<Chosen>('zones');
  const resolve = (each: Chosen): View => (each === 'whole' ? wholeCountry(size) : each === 'zones' ? closeUp(places, size) : each);
  return {
    view: resolve(chosen),
    whole: () => choose('whole'),
    zones: () => choose('zones'),
    zoom: (factor: number, at?: Point) => choose((old) => zoomed(resolve(old), factor, size, at)),
    moveBy: (dx: number, dy: number) => choose((old) => panned(resolve(old), dx, dy, size)),
    pan: (direction: keyof typeof steps) => choose((old) => panned(resolve(old), steps[direction][0], steps[direction][1], size)),
  };
};
