import { useIntl } from 'react-intl';
import type { IsoDate } from '../../../electron/base/dates.ts';
import type { WeekDay } from '../../../electron/areas/overview/rules.ts';
import { useFormat } from '../../i18n/format.ts';
import { Card } from '../../ui/page/card.tsx';
import { cx } from '../../ui/cx.ts';
import { Section } from '../../ui/page/section.tsx';
import s from './overview.module.css';

/** The week at a glance: meetings by time and move days, nothing of whom they are about. */
export const WeekStrip = ({ week, today }: { readonly week: readonly WeekDay[]; readonly today: IsoDate }) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const words = (day: WeekDay): string =>
    day.entries
      .map((entry) =>
        entry.kind === 'meeting'
          ? formatMessage({ id: 'overview.meetingAt' }, { type: entry.type, time: format.time(entry.time) })
          : formatMessage({ id: 'overview.moveDay' }),
      )
      .join(' · ');
  return (
    <Section label={formatMessage({ id: 'overview.week' })}>
      <Card isPadded={false}>
        <ol className={s['week']}>
          {week.map((day) => (
            <li
              key={day.date}
              className={cx(s['day'], day.date === today && s['today'])}
              aria-current={day.date === today ? 'date' : undefined}
            >
              <span className={s['when']}>{format.dayShort(day.date)}</span>
              {day.entries.length > 0 ? (
                <span>{words(day)}</span>
              ) : (
                <>
                  <span aria-hidden="true">{formatMessage({ id: 'overview.nothing' })}</span>
                  <span className="visually-hidden">{formatMessage({ id: 'overview.nothingPlanned' })}</span>
                </>
              )}
            </li>
          ))}
        </ol>
      </Card>
    </Section>
  );
};
