import { FileDown, ScrollText } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { client } from '../../client/client.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Columns } from '../../ui/page/columns.tsx';
import { DetailPanel } from '../../ui/page/detail-panel.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { VirtualTable } from '../../ui/lists/virtual-table.tsx';
import { ChainPanel } from './chain-panel.tsx';
import { EntryPanel } from './entry-panel.tsx';
import { useKindWords } from './kind-words.ts';
import { LogFilter } from './log-filter.tsx';
import s from './log.module.css';
import { useLogPapers } from './use-log-papers.ts';
import { everything, useLog, type Filter } from './use-log.ts';

/** Who did what and when, as filtered; what is shown can be saved as a paper. */
export const EntriesTab = () => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const words = useKindWords();
  const [filter, setFilter] = useState<Filter>(everything);
  const [chosen, setChosen] = useState<number | null>(null);
  const { failure, isLoading, entries, total, kinds, users, more } = useLog(filter);
  const papers = useLogPapers();
  const save = (): Promise<void> => papers.report(client.logchecks.saveLog(filter));
  const entry = entries.find(({ seq }) => seq === chosen);
  return (
    <>
      <LogFilter filter={filter} kinds={kinds} users={users} failure={failure} onChange={setFilter} />
      <Columns
        side={
          <>
            {entry ? (
              <EntryPanel key={entry.seq} entry={entry} />
            ) : (
              <DetailPanel
                label={formatMessage({ id: 'audit.title' })}
                title={formatMessage({ id: 'audit.choose' })}
                text={formatMessage({ id: 'audit.choose-text' })}
              />
            )}
            <ChainPanel />
            <DetailPanel
              label={formatMessage({ id: 'audit.paper' })}
              text={formatMessage({ id: 'audit.paper-text' }, { count: total })}
              actions={
                <Button isWide icon={FileDown} isDisabled={total === 0} onPress={() => void save()}>
                  {formatMessage({ id: 'audit.save' })}
                </Button>
              }
            />
          </>
        }
      >
        {isLoading && !failure ? (
          <Loading />
        ) : failure && !failure.fields ? (
          <ErrorState failure={failure} />
        ) : entries.length === 0 ? (
          <EmptyState
            icon={ScrollText}
            title={formatMessage({ id: 'audit.none' })}
            text={formatMessage({ id: 'audit.none-text' })}
            action={<Button onPress={() => setFilter(everything)}>{formatMessage({ id: 'audit.filter.clear' })}</Button>}
          />
        ) : (
          <div className={s['table']}>
            <VirtualTable
              label={formatMessage({ id: 'audit.list' })}
              columns={[
                {
                  id: 'at',
                  header: formatMessage({ id: 'audit.when' }),
                  width: '140px',
                  cell: (row) => <span className={s['when']}>{format.instant(row.at)}</span>,
                  isGrey: true,
                },
                {
                  id: 'what',
                  header: formatMessage({ id: 'audit.what' }),
                  width: '2fr',
                  cell: (row) => words(row.kind),
                  isRowHeader: true,
                },
                { id: 'case', header: formatMessage({ id: 'audit.case' }), width: '120px', cell: (row) => row.caseNumber ?? '–' },
                {
                  id: 'who',
                  header: formatMessage({ id: 'audit.who' }),
                  width: '1fr',
                  cell: (row) => row.who ?? formatMessage({ id: 'audit.nobody' }),
                  isGrey: true,
                },
              ]}
              rows={entries}
              rowKey={(row) => String(row.seq)}
              total={total}
              onNeed={more}
              selectedKey={chosen === null ? null : String(chosen)}
              onOpen={(row) => setChosen(row.seq)}
              onFocusRow={(row) => setChosen(row.seq)}
              rowHeight={36}
            />
          </div>
        )}
      </Columns>
    </>
  );
};
