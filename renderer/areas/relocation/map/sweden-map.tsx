import { useId, useMemo, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import type { IsoDate } from '../../../../electron/base/dates.ts';
import { locality, municipality } from '../../../../electron/base/gazetteer/gazetteer.ts';
import { circlePath, onScreen, project, scaleBar } from '../../../../electron/base/gazetteer/projection.ts';
import { localityAgainstZones, zoneHolds, type Zone } from '../../../../electron/areas/relocation/rules.ts';
import { Controls } from './controls.tsx';
import { judgeAll } from './judged.ts';
import type { Spot } from './keyboard.ts';
import { Disc, Ground, Labels, Zones } from './layers.tsx';
import { Legend } from './legend.tsx';
import { useKeys } from './use-keys.ts';
import { useLabels } from './use-labels.ts';
import { usePointer } from './use-pointer.ts';
import { useSize } from './use-size.ts';
import { useView } from './use-view.ts';
import css from './sweden-map.module.css';

/** A place that is weighed: a municipality, or one locality of it. */
export type Destination = {
  /** The municipality's code. */
  readonly code: string;
  /** A locality's name as the gazetteer has it; without one the whole municipality is meant. */
  readonly locality?: string;
  /** The number in the disc. */
  readonly rank: number;
  readonly chosen?: boolean;
};

export type SwedenMapProps = {
  /** Those that no longer hold on `today` are neither drawn nor counted. */
  readonly zones: readonly Zone[];
  readonly destinations: readonly Destination[];
  readonly today: IsoDate;
  /** Municipality code → reason in words, where something else than a zone rules it out. */
  readonly conflicts?: Readonly<Record<string, string>>;
  /** Enter, Space or a press on a municipality, refused ones too: the handler explains why not. */
  readonly onChoose?: (code: string) => void;
};

const none = {};
/** Pixels a kilometre from which on the other municipalities are named too. */
const namedFrom = 1.4;

/**
 * The offline map of the 290 municipalities. Fills its parent's height. One tab stop: the picture is a list box in which the
 * arrows go to the nearest municipality that way and typing finds by name; all that dragging does there are buttons and keys for.
 */
export function SwedenMap({ zones, destinations, today, conflicts = none, onChoose }: SwedenMapProps) {
  const intl = useIntl();
  const id = useId();
  const svg = useRef<SVGSVGElement>(null);
  const [frame, size] = useSize();

  const holding = useMemo(() => zones.filter((zone) => zoneHolds(zone, today)), [zones, today]);
  const shapes = useMemo(() => holding.map((zone) => ({ id: zone.id, path: circlePath(zone.centre, zone.radiusKm) })), [holding]);
  const judged = useMemo(() => judgeAll(intl, zones, today, conflicts), [intl, zones, today, conflicts]);
  const discs = useMemo(
    () =>
      destinations.flatMap((each) => {
        const whole = municipality(each.code);
        if (!whole) return [];
        const one = each.locality === undefined ? undefined : locality(each.code, each.locality);
        const refused = one ? localityAgainstZones(one, zones, today).refused : judged.find((j) => j.municipality === whole)?.refused;
        return [{ ...each, place: one ?? whole.seat, text: one?.name ?? whole.name, refused: refused ?? true }];
      }),
    [destinations, judged, zones, today],
  );
  const places = useMemo(
    () => [...holding.map(({ centre, radiusKm }) => ({ at: centre, radiusKm })), ...discs.map(({ place }) => ({ at: place, radiusKm: 0 }))],
    [holding, discs],
  );
  const { view, whole, zones: showZones, zoom, moveBy, pan } = useView(places, size);
  const { x, y, pxPerKm } = view;

  const spots = useMemo(
    () =>
      judged.map(({ municipality: { code, name, seat } }): Spot => ({ code, name, at: onScreen(project(seat), { x, y, pxPerKm }, size) })),
    [judged, x, y, pxPerKm, size],
  );
  const [activeCode, activate] = useState(destinations[0]?.code ?? '1880');
  const active = spots.find(({ code }) => code === activeCode) ?? spots[0];
  const go = (spot: Spot) => {
    activate(spot.code);
    // The active place must be visible: bring it in when it is outside or under the edge.
    const out = spot.at.x < 24 || spot.at.y < 24 || spot.at.x > size.width - 24 || spot.at.y > size.height - 24;
    if (out) moveBy(spot.at.x - size.width / 2, spot.at.y - size.height / 2);
  };
  const choose = (code: string) => onChoose?.(code);
  const pick = (spot: Spot) => {
    activate(spot.code);
    choose(spot.code);
  };
  const { hovered, ...pointer } = usePointer({ ref: svg, spots, moveBy, zoom, pick });
  const fallback: Spot = active ?? { code: '', name: '', at: { x: 0, y: 0 } };
  const onKeyDown = useKeys({ spots, active: fallback, go, choose: () => choose(fallback.code), pan, zoom, whole });
  const [focused, setFocused] = useState(false);
  const told = hovered?.code ?? (focused ? active?.code : undefined);

  const bar = scaleBar(view, 140);
  const names = useMemo(
    () => ({
      destinations: discs.map((each) => ({
        id: each.code,
        text: each.text,
        chosen: each.chosen ?? false,
        at: onScreen(project(each.place), { x, y, pxPerKm }, size),
      })),
      zones: holding.map(({ id: key, centre, radiusKm }) => ({
        id: key,
        text: intl.formatMessage({ id: 'relocation.map.zone-label' }, { name: centre.name, km: intl.formatNumber(radiusKm) }),
        at: onScreen(project(centre), { x, y, pxPerKm }, size),
        radiusPx: radiusKm * pxPerKm,
      })),
      others: pxPerKm < namedFrom ? [] : spots.map(({ code, name, at }) => ({ id: code, text: name, at })),
      marks: spots.map(({ at }) => at),
      taken: [
        { left: size.width - 48, right: size.width, top: 0, bottom: 144 },
        { left: size.width - 148, right: size.width, top: size.height - 48, bottom: size.height },
        { left: 0, right: 180, top: size.height - 44, bottom: size.height },
      ],
    }),
    [discs, holding, spots, intl, x, y, pxPerKm, size],
  );
  const shown = spots.find(({ code }) => code === told);
  const labels = useLabels({ ...names, active: shown && { id: shown.code, text: shown.name, at: shown.at } }, size);
  const sentenceOf = (code: string) => judged.find((j) => j.municipality.code === code)?.sentence;

  return (
    <div className={css['map']}>
      <div className={css['picture']} ref={frame}>
        <svg
          ref={svg}
          className={css['svg']}
          viewBox={`0 0 ${size.width} ${size.height}`}
          role="listbox"
          tabIndex={0}
          aria-label={intl.formatMessage({ id: 'relocation.map.label' })}
          aria-describedby={`${id}-help`}
          aria-activedescendant={`${id}-${activeCode}`}
          onKeyDown={onKeyDown}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          {...pointer}
        >
          <Ground view={view} size={size} />
          <Zones zones={shapes} view={view} size={size} />
          {spots.map(({ code, at }, index) => {
            const { refused, sentence } = judged[index] ?? { refused: true, sentence: '' };
            const disc = discs.find((each) => each.code === code);
            return (
              <g
                key={code}
                id={`${id}-${code}`}
                role="option"
                aria-selected={disc?.chosen ?? false}
                aria-label={disc ? intl.formatMessage({ id: 'relocation.map.option-ranked' }, { sentence, rank: disc.rank }) : sentence}
                transform={`translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})`}
                className={`${code === activeCode ? css['active'] : ''} ${code === hovered?.code ? css['hovered'] : ''}`}
              >
                {refused ? (
                  <path className={css['cross']} d="M-2.6-2.6 2.6 2.6M2.6-2.6-2.6 2.6" />
                ) : (
                  <circle className={css['dot']} r={2.6} />
                )}
                <circle className={css['ring']} r={disc ? 17.5 : 7} />
              </g>
            );
          })}
          <g aria-hidden="true" pointerEvents="none">
            {discs.map(({ code, place, rank, chosen, refused }) => (
              <Disc
                key={`${code}-${rank}`}
                at={onScreen(project(place), view, size)}
                rank={rank}
                chosen={chosen ?? false}
                refused={refused}
              />
            ))}
          </g>
          <Labels labels={labels} />
          <g className={css['bar']} aria-hidden="true" transform={`translate(18 ${size.height - 16})`}>
            <line x2={bar.px} />
            <text y={-6} fontSize={12}>
              {intl.formatMessage({ id: 'relocation.map.bar' }, { km: intl.formatNumber(bar.km) })}
            </text>
          </g>
        </svg>
        <Controls zoom={zoom} pan={pan} whole={whole} zones={places.length > 0 ? showZones : undefined} />
      </div>
      <p id={`${id}-help`} className={css['help']}>
        {intl.formatMessage({ id: 'relocation.map.help' })}
      </p>
      <Legend
        told={told === undefined ? undefined : sentenceOf(told)}
        hasRefused={judged.some(({ refused }) => refused)}
        hasZones={holding.length > 0}
        hasDestinations={discs.length > 0}
      />
    </div>
  );
}
