import { Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useIntl } from 'react-intl';
import type { ThreatActor, ThreatZone } from '../../../../electron/areas/threats/contract.ts';
import type { Id } from '../../../../electron/base/ids.ts';
import { client } from '../../../client/client.ts';
import { useRead } from '../../../client/queries.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { useFormat } from '../../../i18n/format.ts';
import { showToast } from '../../../state/toasts.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Card } from '../../../ui/page/card.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { Table, type TableColumn } from '../../../ui/lists/table.tsx';
import s from '../threats.module.css';

// The list of places comes with the dialog, when somebody asks for it.
const ZoneDialog = lazy(() => import('./zone-dialog.tsx').then((module) => ({ default: module.ZoneDialog })));

/** Where the person must not be. Ended zones stay in the list, below those that hold. */
export const ZoneList = ({ caseId, actors }: { readonly caseId: Id; readonly actors: readonly ThreatActor[] }) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const { sentence } = useFailure();
  const zones = useRead('threats', 'zones', { caseId });
  const [adding, setAdding] = useState(false);

  const end = async ({ id, version, placeName }: ThreatZone) => {
    const answer = await client.threats.endZone({ caseId, id, version });
    if (!answer.ok) return showToast(sentence(answer.error), { tone: 'error' });
    const next = answer.value.version;
    return showToast(formatMessage({ id: 'threats.zone-ended' }, { place: placeName }), {
      onUndo: () => void client.threats.resumeZone({ caseId, id, version: next }),
    });
  };
  const holds = (zone: ThreatZone): string => {
    if (zone.state === 'ended') return formatMessage({ id: 'threats.zone-ended-on' }, { date: zone.endedOn ?? '' });
    if (zone.state === 'expired') return formatMessage({ id: 'threats.zone-expired' }, { date: zone.validTo ?? '' });
    return zone.validTo === null
      ? formatMessage({ id: 'threats.zone-until-further' })
      : formatMessage({ id: 'threats.zone-until' }, { date: zone.validTo });
  };
  const column = (
    id: 'place' | 'radius' | 'reason' | 'owner' | 'holds',
    cell: TableColumn<ThreatZone>['cell'],
    more: Partial<TableColumn<ThreatZone>> = {},
  ): TableColumn<ThreatZone> => ({ id, header: formatMessage({ id: `threats.zone-${id}` }), cell, ...more });

  return (
    <Section
      label={formatMessage({ id: 'threats.zones' })}
      aside={
        <span className={s['aside']}>
          <Button size="small" variant="quiet" icon={Plus} onPress={() => setAdding(true)}>
            {formatMessage({ id: 'threats.add-zone' })}
          </Button>
        </span>
      }
    >
      {zones.error && <ErrorState failure={zones.error.failure} onRetry={() => void zones.refetch()} />}
      {zones.data?.length === 0 && (
        <Card>
          <p className={s['quiet']}>{formatMessage({ id: 'threats.no-zones' })}</p>
        </Card>
      )}
      {zones.data && zones.data.length > 0 && (
        <Table
          label={formatMessage({ id: 'threats.zones-table' })}
          rows={zones.data}
          rowKey={({ id }) => id}
          columns={[
            column('place', (zone) => zone.placeName, { isRowHeader: true }),
            column('radius', (zone) => `${format.number(zone.radiusKm)}\u00a0km`, { align: 'end' }),
            column('reason', (zone) => zone.reason),
            column('owner', (zone) => zone.owner, { isGrey: true }),
            column('holds', (zone) => <span className={s['whole']}>{holds(zone)}</span>, { isGrey: true }),
            {
              id: 'action',
              header: '',
              align: 'end',
              cell: (zone) =>
                zone.state === 'active' && (
                  <Button
                    size="small"
                    onPress={() => void end(zone)}
                    aria-label={formatMessage({ id: 'threats.end-zone-around' }, { place: zone.placeName })}
                  >
                    {formatMessage({ id: 'threats.end-zone' })}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {adding && (
        <Suspense fallback={null}>
          <ZoneDialog caseId={caseId} actors={actors} onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </Section>
  );
};
