import { Calendar } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { Button, DialogTrigger, Group, Input, TextField } from 'react-aria-components';
import { useIntl } from 'react-intl';
import { addDays, type IsoDate } from '../../../electron/base/dates.ts';
import { CalendarPopover } from './calendar-popover.tsx';
import { cx } from '../cx.ts';
import { FieldFoot, FieldLabel, type FieldWords } from './field.tsx';
import { Icon } from '../marks/icon.tsx';
import { parseDate } from './parse-date.ts';
import s from './field.module.css';

export type DateFieldProps = FieldWords & {
  /** The date, or null when none is given. */
  readonly value: IsoDate | null;
  /** Called with a real date, or null when emptied; never with half-written text. */
  readonly onChange: (value: IsoDate | null) => void;
  /** The core's today: completes `7/5` and marks the day in the calendar. */
  readonly today: IsoDate;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
};

/**
 * A date as typed text: `2026-05-07`, `7/5`, `7 maj 2026`… read on leaving the field or with Enter; arrow up and down move a day.
 * What cannot be read stays as typed, with a sentence.
 */
export const DateField = ({
  label,
  description,
  error,
  isOptional,
  value,
  onChange,
  today,
  isDisabled = false,
  autoFocus = false,
}: DateFieldProps) => {
  const { formatMessage } = useIntl();
  // What is being written; null while the field shows its value.
  const [typed, setTyped] = useState<string | null>(null);
  const unread = typed !== null && typed.trim() !== '' && parseDate(typed, today) === null;
  const [left, setLeft] = useState(false);
  const sentence = unread && left ? formatMessage({ id: 'problem.date-shape' }) : error;

  const give = (next: IsoDate | null) => {
    setTyped(null);
    if (next !== value) onChange(next);
  };
  const commit = () => {
    setLeft(true);
    if (typed === null) return;
    if (typed.trim() === '') give(null);
    else {
      const read = parseDate(typed, today);
      if (read !== null) give(read);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit();
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    const from = typed === null ? value : parseDate(typed, today);
    event.preventDefault();
    give(from === null ? today : addDays(from, event.key === 'ArrowUp' ? 1 : -1));
  };

  return (
    <TextField
      className={cx(s['field'], s['short'])}
      value={typed ?? value ?? ''}
      onChange={(text) => {
        setTyped(text);
        setLeft(false);
      }}
      onBlur={commit}
      isDisabled={isDisabled}
      isInvalid={sentence !== undefined}
      validationBehavior="aria"
    >
      <FieldLabel label={label} {...(isOptional ? { isOptional } : {})} />
      <Group isDisabled={isDisabled} isInvalid={sentence !== undefined} className={cx(s['control'], s['group'])}>
        <Input
          onKeyDown={onKeyDown}
          autoFocus={autoFocus}
          placeholder={formatMessage({ id: 'common.datePlaceholder' })}
          autoComplete="off"
        />
        <DialogTrigger>
          <Button aria-label={formatMessage({ id: 'common.openCalendar' }, { label })} isDisabled={isDisabled}>
            <Icon of={Calendar} size={16} />
          </Button>
          <CalendarPopover value={value} today={today} onChoose={give} />
        </DialogTrigger>
      </Group>
      <FieldFoot description={description} error={sentence} />
    </TextField>
  );
};
