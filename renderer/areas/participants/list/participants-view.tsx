import { FileUp, Shield, UserPlus, Users } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import { caseStates, phases, type CaseState, type Phase } from '../../../../electron/base/terms.ts';
import type { ParticipantRow } from '../../../../electron/areas/participants/contract.ts';
import { useRead } from '../../../client/queries.ts';
import { useTerm } from '../../../i18n/term.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Chips } from '../../../ui/controls/chips.tsx';
import { Cluster } from '../../../ui/page/columns.tsx';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Icon } from '../../../ui/marks/icon.tsx';
import { Loading } from '../../../ui/page/loading.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { VirtualTable, type Sort, type VirtualColumn } from '../../../ui/lists/virtual-table.tsx';
import { filtered, sorted, type Filter, type ListedRow, type SortColumn } from './list-order.ts';
import s from '../participants.module.css';

const Sealed = () => {
  const { formatMessage } = useIntl();
  return (
    <span className={s['sealed']}>
      <Icon of={Shield} size={15} />
      {formatMessage({ id: 'participants.sealed' })}
    </span>
  );
};

const Table = ({ rows: given }: { readonly rows: readonly ParticipantRow[] }) => {
  const { formatMessage } = useIntl();
  const term = useTerm();
  const go = useNavigation((state) => state.go);
  const nextDates = useRead('overview', 'nextDates', {}).data;
  const rows = useMemo(() => {
    const next = new Map(nextDates?.map(({ caseId, date }) => [caseId, date]));
    return given.map((row): ListedRow => ({ ...row, nextDate: next.get(row.caseId) ?? null }));
  }, [given, nextDates]);
  const [filter, setFilter] = useState<Filter>({ state: '', phase: '' });
  const [sort, setSort] = useState<Sort<SortColumn>>({ column: 'case', direction: 'descending' });
  const shown = useMemo(() => sorted(filtered(rows, filter), sort), [rows, filter, sort]);
  const columns: readonly VirtualColumn<ListedRow>[] = [
    {
      id: 'name',
      header: formatMessage({ id: 'participants.name' }),
      width: 'minmax(200px, 2fr)',
      isRowHeader: true,
      cell: (row) => row.name ?? <Sealed />,
    },
    { id: 'case', header: formatMessage({ id: 'participants.case' }), width: '130px', isGrey: true, cell: (row) => row.caseNumber },
    {
      id: 'phase',
      header: formatMessage({ id: 'participants.phase' }),
      width: 'minmax(120px, 1fr)',
      cell: (row) => term('phase', row.phase),
    },
    {
      id: 'state',
      header: formatMessage({ id: 'participants.decision' }),
      width: 'minmax(120px, 1fr)',
      cell: (row) => term('state', row.state),
    },
    { id: 'next', header: formatMessage({ id: 'participants.nextDate' }), width: '130px', cell: (row) => row.nextDate ?? '—' },
    { id: 'opened', header: formatMessage({ id: 'participants.openedOn' }), width: '130px', isGrey: true, cell: (row) => row.openedOn },
  ];
  const all = formatMessage({ id: 'common.all' });
  const states = caseStates.filter((state) => rows.some((row) => row.state === state));
  const reached = phases.filter((phase) => rows.some((row) => row.phase === phase));
  return (
    <>
      <div className={s['filters']}>
        <Chips<CaseState | ''>
          label={formatMessage({ id: 'participants.filter.state' })}
          options={[{ value: '', label: all }, ...states.map((state) => ({ value: state, label: term('state', state) }))]}
          value={filter.state}
          onChange={(state) => setFilter({ ...filter, state })}
        />
        <Chips<Phase | ''>
          label={formatMessage({ id: 'participants.filter.phase' })}
          options={[
            { value: '', label: formatMessage({ id: 'participants.filter.allPhases' }) },
            ...reached.map((phase) => ({ value: phase, label: term('phase', phase) })),
          ]}
          value={filter.phase}
          onChange={(phase) => setFilter({ ...filter, phase })}
        />
        <span role="status" className={s['count']}>
          {formatMessage({ id: 'participants.count' }, { shown: shown.length, count: rows.length })}
        </span>
      </div>
      <div className={s['list']}>
        <VirtualTable
          label={formatMessage({ id: 'participants.list' })}
          columns={columns}
          rows={shown}
          rowKey={(row) => row.caseId}
          onOpen={(row) => go({ at: 'participant', caseId: row.caseId, tab: 'overview' })}
          sort={sort}
          onSort={(column, direction) => setSort({ column: column as SortColumn, direction })}
        />
        {shown.length === 0 && (
          <EmptyState
            title={formatMessage({ id: 'participants.noneShown' })}
            text={formatMessage({ id: 'participants.noneShownText' })}
            action={<Button onPress={() => setFilter({ state: '', phase: '' })}>{formatMessage({ id: 'common.showAll' })}</Button>}
          />
        )}
      </div>
    </>
  );
};

/** The thin list. SoLPuL (2001:454) 7 a §: name or alias, case number, phase, decision and date; nothing sensitive. */
export const ParticipantsView = () => {
  const { formatMessage } = useIntl();
  const go = useNavigation((state) => state.go);
  const { data: rows, error, refetch } = useRead('participants', 'list', {});
  const toNew = () => go({ at: 'participant-new' });
  const toImport = () => go({ at: 'import' });
  return (
    <>
      <PageHeader
        title={formatMessage({ id: 'frame.participants' })}
        actions={
          rows !== undefined &&
          rows.length > 0 && (
            <>
              <Button icon={FileUp} onPress={toImport}>
                {formatMessage({ id: 'participants.import' })}
              </Button>
              <Button variant="primary" icon={UserPlus} onPress={toNew}>
                {formatMessage({ id: 'participants.new' })}
              </Button>
            </>
          )
        }
      />
      {error ? (
        <ErrorState failure={error.failure} onRetry={() => void refetch()} />
      ) : rows === undefined ? (
        <Loading />
      ) : rows.length === 0 ? (
        <EmptyState
          icon={Users}
          title={formatMessage({ id: 'participants.empty' })}
          text={formatMessage({ id: 'participants.emptyText' })}
          action={
            <Cluster>
              <Button variant="primary" icon={UserPlus} onPress={toNew}>
                {formatMessage({ id: 'participants.register' })}
              </Button>
              <Button icon={FileUp} onPress={toImport}>
                {formatMessage({ id: 'participants.import' })}
              </Button>
            </Cluster>
          }
        />
      ) : (
        <Table rows={rows} />
      )}
    </>
  );
};
