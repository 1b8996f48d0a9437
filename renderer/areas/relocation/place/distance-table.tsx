import { useIntl } from 'react-intl';
import type { Place } from '../../../../electron/areas/relocation/plan-rules.ts';
import type { ZoneDistance, ZoneVerdict } from '../../../../electron/areas/relocation/rules.ts';
import { Table } from '../../../ui/lists/table.tsx';
import { km } from './place-words.ts';
import s from '../relocation.module.css';

/** Every zone that holds: its radius and reason, and how far it is from the seat and from the nearest locality. */
export const DistanceTable = ({ place, verdict }: { readonly place: Place; readonly verdict: ZoneVerdict }) => {
  const intl = useIntl();
  const words = (id: 'zone' | 'limit' | 'fromSeat' | 'fromLocality' | 'nearest' | 'outcome') =>
    intl.formatMessage({ id: `relocation.distances.${id}` });
  const written = (value: number, limit?: number) => intl.formatMessage({ id: 'relocation.distances.km' }, { km: km(intl, value, limit) });
  if (verdict.distances.length === 0) return null;
  return (
    <Table<ZoneDistance>
      label={intl.formatMessage({ id: 'relocation.distances' })}
      rows={verdict.distances}
      rowKey={({ zone }) => zone.id}
      columns={[
        {
          id: 'zone',
          header: words('zone'),
          isRowHeader: true,
          cell: ({ zone }) => (
            <>
              {zone.centre.name}
              <span className={s['reason']}>{zone.reason}</span>
            </>
          ),
        },
        { id: 'limit', header: words('limit'), align: 'end', cell: ({ zone }) => written(zone.radiusKm) },
        {
          id: 'seat',
          header: words(place.locality === null ? 'fromSeat' : 'fromLocality'),
          align: 'end',
          cell: ({ zone, seatKm }) => written(seatKm, zone.radiusKm),
        },
        ...(place.locality === null
          ? [
              {
                id: 'nearest',
                header: words('nearest'),
                align: 'end' as const,
                cell: ({ zone, nearest }: ZoneDistance) => `${nearest.name} ${written(nearest.km, zone.radiusKm)}`,
              },
            ]
          : []),
        {
          id: 'outcome',
          header: words('outcome'),
          cell: ({ refuses }) => intl.formatMessage({ id: refuses ? 'relocation.distances.refuses' : 'relocation.distances.allows' }),
        },
      ]}
    />
  );
};
