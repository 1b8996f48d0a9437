import { FileUp, Shield, UserPlus, Users } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { CaseState, Phase } from '../../../../electron/base/terms.ts';
import type { ListColumn, ListedRow, participantsContract } from '../../../../electron/areas/participants/contract.ts';
import type { Output } from '../../../../electron/base/contract.ts';
import { client } from '../../../client/client.ts';
import { useWindows, type Windows } from '../../../client/windows.ts';
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
import s from '../participants.module.css';

type Page = Output<typeof participantsContract.list>;

const Sealed = () => {
  const { formatMessage } = useIntl();
  return (
    <span className={s['sealed']}>
      <Icon of={Shield} size={15} />
      {formatMessage({ id: 'participants.sealed' })}
    </span>
  );
};

/** '' lets everything through. */
type Filter = { readonly state: CaseState | ''; readonly phase: Phase | '' };

type TableProps = {
  readonly list: Windows<ListedRow, Page>;
  readonly page: Page;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly sort: Sort<ListColumn>;
  readonly onSort: (sort: Sort<ListColumn>) => void;
};

const Table = ({ list, page, filter, onFilter, sort, onSort }: TableProps) => {
  const { formatMessage } = useIntl();
  const term = useTerm();
  const go = useNavigation((state) => state.go);
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
  return (
    <>
      <div className={s['filters']}>
        <Chips<CaseState | ''>
          label={formatMessage({ id: 'participants.filter.state' })}
          options={[{ value: '', label: all }, ...page.states.map((state) => ({ value: state, label: term('state', state) }))]}
          value={filter.state}
          onChange={(state) => onFilter({ ...filter, state })}
        />
        <Chips<Phase | ''>
          label={formatMessage({ id: 'participants.filter.phase' })}
          options={[
            { value: '', label: formatMessage({ id: 'participants.filter.allPhases' }) },
            ...page.phases.map((phase) => ({ value: phase, label: term('phase', phase) })),
          ]}
          value={filter.phase}
          onChange={(phase) => onFilter({ ...filter, phase })}
        />
        <span role="status" className={s['count']}>
          {formatMessage({ id: 'participants.count' }, { shown: page.shown, count: page.total })}
        </span>
      </div>
      <div className={s['list']}>
        <VirtualTable
          label={formatMessage({ id: 'participants.list' })}
          columns={columns}
          rows={list.rows}
          onRange={list.onRange}
          rowKey={(row) => row.caseId}
          onOpen={(row) => go({ at: 'participant', caseId: row.caseId, tab: 'overview' })}
          sort={sort}
          onSort={(column, direction) => onSort({ column: column as ListColumn, direction })}
        />
        {page.shown === 0 && (
          <EmptyState
            title={formatMessage({ id: 'participants.noneShown' })}
            text={formatMessage({ id: 'participants.noneShownText' })}
            action={<Button onPress={() => onFilter({ state: '', phase: '' })}>{formatMessage({ id: 'common.showAll' })}</Button>}
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
  const [filter, setFilter] = useState<Filter>({ state: '', phase: '' });
  const [sort, setSort] = useState<Sort<ListColumn>>({ column: 'case', direction: 'descending' });
  const asked = {
    sort: sort.column,
    direction: sort.direction,
    state: filter.state === '' ? null : filter.state,
    phase: filter.phase === '' ? null : filter.phase,
  };
  // Stale with Idag: what is next in a case follows from every area that Idag looks at, participants among them.
  const list = useWindows<ListedRow, Page>(['overview', 'participants.list', asked], (offset, limit) =>
    client.participants.list({ ...asked, offset, limit }),
  );
  const { page, failure } = list;
  const toNew = () => go({ at: 'participant-new' });
  const toImport = () => go({ at: 'import' });
  return (
    <>
      <PageHeader
        title={formatMessage({ id: 'frame.participants' })}
        actions={
          page !== undefined &&
          page.total > 0 && (
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
      {failure ? (
        <ErrorState failure={failure} onRetry={list.refetch} />
      ) : page === undefined ? (
        <Loading />
      ) : page.total === 0 ? (
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
        <Table list={list} page={page} filter={filter} onFilter={setFilter} sort={sort} onSort={setSort} />
      )}
    </>
  );
};
