import { memo } from 'react';
import { outlinePaths, type Point, type Size, type View } from '../../../../electron/base/gazetteer/projection.ts';
import type { Label } from '../../../../electron/base/gazetteer/labels.ts';
import css from './sweden-map.module.css';

const matrix = (view: View, { width, height }: Size): string =>
  `matrix(${view.pxPerKm} 0 0 ${view.pxPerKm} ${width / 2 - view.x * view.pxPerKm} ${height / 2 - view.y * view.pxPerKm})`;

/** The land; its path data never change, only the group's transform does. */
export const Ground = memo(function Ground({ view, size }: { readonly view: View; readonly size: Size }) {
  const land = outlinePaths();
  return (
    <g transform={matrix(view, size)} aria-hidden="true">
      <path className={css['neighbours']} d={land.neighbours} />
      <path className={css['sweden']} d={land.sweden} />
    </g>
  );
});

export type ZoneShape = { readonly id: string; readonly path: string };

export const Zones = memo(function Zones({
  zones,
  view,
  size,
}: {
  readonly zones: readonly ZoneShape[];
  readonly view: View;
  readonly size: Size;
}) {
  return (
    <g transform={matrix(view, size)} aria-hidden="true">
      {zones.map(({ id, path }) => (
        <path key={id} className={css['zone']} d={path} />
      ))}
    </g>
  );
});

export type NamedLabel = Label & { readonly tone: 'zone' | 'destination' | 'active' | 'plain' };

export function Labels({ labels }: { readonly labels: readonly NamedLabel[] }) {
  return (
    <g aria-hidden="true">
      {labels.map(({ id, text, x, y, anchor, size, tone }) => (
        <text key={id} className={`${css['label']} ${css[`label-${tone}`]}`} x={x} y={y} textAnchor={anchor} fontSize={size}>
          {text}
        </text>
      ))}
    </g>
  );
}

/** A numbered disc; a refused one is crossed out, so that it is not told by colour alone. */
export function Disc({
  at,
  rank,
  chosen,
  refused,
}: {
  readonly at: Point;
  readonly rank: number;
  readonly chosen: boolean;
  readonly refused: boolean;
}) {
  return (
    <g transform={`translate(${at.x} ${at.y})`} className={refused ? css['disc-refused'] : css['disc']} aria-hidden="true">
      {chosen ? <circle className={css['disc-ring']} r={15.5} /> : null}
      <circle r={12} />
      <text y={4.5} textAnchor="middle" fontSize={12.5}>
        {rank}
      </text>
      {refused ? <path d="M-8.5 8.5 8.5-8.5" /> : null}
    </g>
  );
}
