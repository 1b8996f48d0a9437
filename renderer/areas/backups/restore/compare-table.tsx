import { useIntl } from 'react-intl';
import type { Preview } from '../../../../electron/areas/backups/contract.ts';
import { useFormat } from '../../../i18n/format.ts';
import type { MessageId } from '../../../i18n/message-ids.ts';
import { Table } from '../../../ui/lists/table.tsx';
import { useBackupWords } from '../words.ts';

type Row = { readonly id: 'moment' | 'case-count' | 'entry-count' | 'head'; readonly copy: string; readonly live: string };

const unknown: Readonly<Record<Preview['live']['state'], MessageId>> = {
  open: 'backups.live-unknown',
  locked: 'backups.live-unknown',
  damaged: 'backups.live-damaged',
  missing: 'backups.live-missing',
};

/** Date, counts and the chain's end, side by side. */
export const CompareTable = ({ preview: { about, head, live } }: { readonly preview: Preview }) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const words = useBackupWords();
  const told = (value: string | null): string => value ?? formatMessage({ id: unknown[live.state] });
  const rows: readonly Row[] = [
    { id: 'moment', copy: words.when(about), live: told(live.at === null ? null : format.instant(live.at)) },
    { id: 'case-count', copy: format.number(about.cases), live: told(live.cases === null ? null : format.number(live.cases)) },
    { id: 'entry-count', copy: format.number(about.entries), live: told(live.entries === null ? null : format.number(live.entries)) },
    { id: 'head', copy: head, live: told(live.head) },
  ];
  return (
    <Table
      label={formatMessage({ id: 'backups.compare' })}
      columns={[
        {
          id: 'what',
          header: formatMessage({ id: 'backups.column-what' }),
          cell: ({ id }) => formatMessage({ id: `backups.${id}` }),
          isRowHeader: true,
        },
        { id: 'copy', header: formatMessage({ id: 'backups.column-copy' }), cell: ({ copy }) => copy },
        { id: 'live', header: formatMessage({ id: 'backups.column-live' }), cell: (row) => row.live },
      ]}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
};
