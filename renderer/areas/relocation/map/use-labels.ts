import { useMemo } from 'react';
import { placeLabels, type LabelWish } from '../../../../electron/base/gazetteer/labels.ts';
import type { Box, Point, Size } from '../../../../electron/base/gazetteer/projection.ts';
import type { NamedLabel } from './layers.tsx';

export type Name = { readonly id: string; readonly text: string; readonly at: Point };

type Names = {
  readonly destinations: readonly (Name & { readonly chosen: boolean })[];
  readonly zones: readonly (Name & { readonly radiusPx: number })[];
  readonly active: Name | undefined;
  /** All municipalities, in order of importance; named where there is room once one looks closely. */
  readonly others: readonly Name[];
  /** Controls, scale bar. */
  readonly taken: readonly Box[];
  /** Dots. */
  readonly marks: readonly Point[];
};

const disc = ({ at }: Name): Box => ({ left: at.x - 14, right: at.x + 14, top: at.y - 14, bottom: at.y + 14 });
const tone = (id: string): NamedLabel['tone'] =>
  id.startsWith('d:') ? 'destination' : id.startsWith('z:') ? 'zone' : id.startsWith('a:') ? 'active' : 'plain';

/** Names on the map, placed so that they keep clear of each other and of the discs. */
export const useLabels = ({ destinations, zones, active, others, taken, marks }: Names, size: Size): readonly NamedLabel[] =>
  useMemo(() => {
    const wish = (prefix: string, { id, text, at }: Name, gap: number, fontSize: number, must: boolean): LabelWish => ({
      id: `${prefix}:${id}`,
      text,
      at,
      gap,
      size: fontSize,
      must,
    });
    const named = new Set(destinations.map(({ id }) => id));
    const wishes: LabelWish[] = [
      ...destinations.map((each) => wish('d', each, each.chosen ? 16 : 12, 13, true)),
      ...(active && !named.has(active.id) ? [wish('a', active, 8, 13, true)] : []),
      ...zones.map((each) => ({
        ...wish('z', each, each.radiusPx, 12.5, true),
        sides: ['above', 'below', 'inside', 'right', 'left', 'middle'] as const,
      })),
      ...others.filter(({ id }) => !named.has(id) && id !== active?.id).map((each) => wish('m', each, 4, 12, false)),
    ];
    return placeLabels(wishes, [...taken, ...destinations.map(disc)], size, marks).map((label) => ({ ...label, tone: tone(label.id) }));
  }, [destinations, zones, active, others, taken, marks, size]);
