import { Pencil, Trash2 } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { Item, Meeting } from '../../../../electron/areas/meetings/contract.ts';
import { useRead } from '../../../client/queries.ts';
import { showToast } from '../../../state/toasts.ts';
import { cx } from '../../../ui/cx.ts';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import { Tag } from '../../../ui/marks/tag.tsx';
import { entriesOf, withEntry, withoutEntry, type Entry } from './entries.ts';
import { changeItem } from '../meeting-calls.ts';
import { usePapers } from '../use-papers.ts';
import s from '../meetings.module.css';

type EntryListProps = {
  readonly meeting: Meeting;
  readonly item: Item;
  /** Left out when nothing may change any more. */
  readonly onEdit?: (entry: Entry) => void;
};

/** What has been said, decided and promised under an item. */
export const EntryList = ({ meeting, item, onEdit }: EntryListProps) => {
  const { formatMessage } = useIntl();
  const { report } = usePapers(meeting.id);
  const { data: agencies = [] } = useRead('settings', 'agencies', {});
  const entries = entriesOf(item);
  if (entries.length === 0) return <p className={s['quiet']}>{formatMessage({ id: 'meetings.entry.none' })}</p>;
  const remove = async (entry: Entry): Promise<void> => {
    const answer = report(await changeItem(meeting.id, item.id, (now) => withoutEntry(now, entry.id)));
    if (!answer.ok) return;
    showToast(formatMessage({ id: 'meetings.entry.removed' }), {
      onUndo: () => void changeItem(meeting.id, item.id, (now) => withEntry(now, entry)).then(report),
    });
  };
  const owner = (id: string | null): string =>
    id === null ? formatMessage({ id: 'meetings.ownUnit' }) : (agencies.find((one) => one.id === id)?.name ?? '');
  const by = (entry: Entry): string => {
    if (entry.kind === 'action') return [owner(entry.ownerAgencyId), entry.by, entry.dueOn ?? ''].filter((part) => part !== '').join(' · ');
    return entry.by;
  };
  return (
    <ul className={s['entries']}>
      {entries.map((entry) => (
        <li key={entry.id} className={cx(s['entry'], entry.kind === 'decision' && s['decision'])}>
          <div className={s['entryWords']}>
            <Tag>{formatMessage({ id: `meetings.entry.${entry.kind}` })}</Tag>
            {by(entry) !== '' && <span className={s['quiet']}>{by(entry)}</span>}
            <p className={s['entryText']}>{entry.text}</p>
          </div>
          {onEdit && (
            <div className={s['entryActions']}>
              <IconButton size="small" icon={Pencil} label={formatMessage({ id: 'common.edit' })} onPress={() => onEdit(entry)} />
              <IconButton size="small" icon={Trash2} label={formatMessage({ id: 'common.remove' })} onPress={() => void remove(entry)} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
};
