import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import { useIntl } from 'react-intl';
import { addDays, addMonths, weekday, type IsoDate } from '../../../electron/base/dates.ts';
import { useFormat } from '../../i18n/format.ts';
import { cx } from '../cx.ts';
import { IconButton } from '../controls/icon-button.tsx';
import s from './calendar-popover.module.css';

type CalendarProps = {
  readonly value: IsoDate | null;
  readonly today: IsoDate;
  readonly onChoose: (date: IsoDate) => void;
};

const keys: Readonly<Record<string, (date: IsoDate) => IsoDate>> = {
  ArrowLeft: (date) => addDays(date, -1),
  ArrowRight: (date) => addDays(date, 1),
  ArrowUp: (date) => addDays(date, -7),
  ArrowDown: (date) => addDays(date, 7),
  Home: (date) => addDays(date, 1 - weekday(date)),
  End: (date) => addDays(date, 7 - weekday(date)),
  PageUp: (date) => addMonths(date, -1),
  PageDown: (date) => addMonths(date, 1),
};

const CalendarGrid = ({ value, today, onChoose }: CalendarProps) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const [at, setAt] = useState(value ?? today);
  const focused = useRef<HTMLButtonElement>(null);
  useEffect(() => focused.current?.focus(), [at]);

  const month = at.slice(0, 7);
  const first = addDays(`${month}-01`, 1 - weekday(`${month}-01`));
  const weeks = [0, 1, 2, 3, 4, 5]
    .map((week) => [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(first, week * 7 + day)))
    .filter((days) => days.some((day) => day.startsWith(month)));
  const onKeyDown = (event: KeyboardEvent) => {
    const move = keys[event.key];
    if (!move) return;
    event.preventDefault();
    setAt(move(at));
  };

  return (
    <>
      <div className={s['head']}>
        <IconButton
          size="small"
          icon={ChevronLeft}
          label={formatMessage({ id: 'common.previousMonth' })}
          onPress={() => setAt(addMonths(at, -1))}
        />
        <span className={s['month']} aria-live="polite">
          {format.month(at)}
        </span>
        <IconButton
          size="small"
          icon={ChevronRight}
          label={formatMessage({ id: 'common.nextMonth' })}
          onPress={() => setAt(addMonths(at, 1))}
        />
      </div>
      {/* Arrow keys move the one focusable day, as the ARIA grid pattern asks. */}
      <table role="grid" aria-label={format.month(at)} className={s['grid']} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col">{formatMessage({ id: 'common.weekShort' })}</th>
            {weeks[0]?.map((day) => (
              <th key={day} scope="col">
                {format.weekdayShort(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((days) => (
            <tr key={days[0]}>
              <th scope="row">{format.week(days[0] ?? at)}</th>
              {days.map((day) => (
                <td key={day} role="gridcell" aria-selected={day === value}>
                  <button
                    type="button"
                    ref={day === at ? focused : undefined}
                    tabIndex={day === at ? 0 : -1}
                    aria-label={format.dateLong(day)}
                    aria-current={day === today ? 'date' : undefined}
                    onClick={() => onChoose(day)}
                    className={cx(
                      s['day'],
                      !day.startsWith(month) && s['outside'],
                      day === today && s['today'],
                      day === value && s['chosen'],
                    )}
                  >
                    {Number(day.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};

/** The month behind a date field, with week numbers: Swedish offices plan by week. */
export const CalendarPopover = ({ value, today, onChoose }: CalendarProps) => {
  const { formatMessage } = useIntl();
  return (
    <Popover className={s['popover'] ?? ''} placement="bottom start" offset={8} crossOffset={-142}>
      <Dialog aria-label={formatMessage({ id: 'common.calendar' })} className={s['dialog'] ?? ''}>
        {({ close }) => (
          <CalendarGrid
            value={value}
            today={today}
            onChoose={(date) => {
              onChoose(date);
              close();
            }}
          />
        )}
      </Dialog>
    </Popover>
  );
};
