import type { LucideIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { IsoDate } from '../../../electron/base/dates.ts';
import { useFormat } from '../../i18n/format.ts';
import { Chips } from '../controls/chips.tsx';
import { Icon } from '../marks/icon.tsx';
import { Tag } from '../marks/tag.tsx';
import s from './timeline.module.css';

export type TimelineEntry = {
  readonly id: string;
  readonly date: IsoDate;
  /** `HH:MM` */
  readonly time?: string;
  /** Groups the entry for the filter; one of `types`. */
  readonly type: string;
  readonly icon?: LucideIcon;
  readonly title: string;
  readonly tags?: readonly string[];
  /** What happened. Plain text keeps its line breaks. */
  readonly body?: ReactNode;
  /** Who says so and who wrote it: "Polisen, K. Öst · antecknat av M. Ek". */
  readonly source: string;
  /** A small quiet button or a menu. */
  readonly actions?: ReactNode;
};

type TimelineProps = {
  readonly label: string;
  /** Newest first; entries of one date stand together. */
  readonly entries: readonly TimelineEntry[];
  /** For the filter; without it everything is shown. */
  readonly types?: readonly { readonly value: string; readonly label: string }[];
  /** The type that the entries are narrowed to by whoever gives them, '' for all. Left out: they are narrowed here. */
  readonly type?: string;
  readonly onType?: (type: string) => void;
};

/** What has happened, dated and attributed, in one column. */
export const Timeline = ({ label, entries, types, type: given, onType }: TimelineProps) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const [own, setOwn] = useState('');
  const type = given ?? own;
  const shown = entries.filter((entry) => type === '' || entry.type === type);
  const days = [...Map.groupBy(shown, (entry) => entry.date)];
  return (
    <div>
      {types && (
        <div className={s['filter']}>
          <Chips
            label={formatMessage({ id: 'common.filter' })}
            options={[{ value: '', label: formatMessage({ id: 'common.all' }) }, ...types]}
            value={type}
            onChange={onType ?? setOwn}
          />
        </div>
      )}
      {shown.length === 0 && <p className={s['empty']}>{formatMessage({ id: 'common.timelineEmpty' })}</p>}
      <ol aria-label={label}>
        {days.map(([date, ofDay]) => (
          <li key={date} className={s['day']}>
            <div className={s['date']}>
              {date}
              <span className={s['weekday']}>{format.weekdayShort(date)}</span>
            </div>
            <ul className={s['entries']}>
              {ofDay.map((entry) => (
                <li key={entry.id} className={s['entry']}>
                  <div className={s['head']}>
                    {entry.icon && <Icon of={entry.icon} size={16} />}
                    <span className={s['title']}>{entry.title}</span>
                    {entry.tags?.map((tag) => (
                      <Tag key={tag}>{tag}</Tag>
                    ))}
                    {entry.actions !== undefined && <span className={s['actions']}>{entry.actions}</span>}
                  </div>
                  {entry.body !== undefined && <div className={s['body']}>{entry.body}</div>}
                  <p className={s['source']}>
                    {entry.time !== undefined && `${format.time(entry.time)} · `}
                    {entry.source}
                  </p>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </div>
  );
};
