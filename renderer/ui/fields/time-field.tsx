import { useState, type KeyboardEvent } from 'react';
import { Input, TextField } from 'react-aria-components';
import { useIntl } from 'react-intl';
import { useFormat } from '../../i18n/format.ts';
import { cx } from '../cx.ts';
import { FieldFoot, FieldLabel, type FieldWords } from './field.tsx';
import { parseTime } from './parse-time.ts';
import s from './field.module.css';

export type TimeFieldProps = FieldWords & {
  /** `HH:MM`, or null when none is given. */
  readonly value: string | null;
  /** Called with a real time, or null when emptied; never with half-written text. */
  readonly onChange: (value: string | null) => void;
  readonly isDisabled?: boolean;
};

/** A time of day as typed text: `13.00`, `1300`, `13`… read on leaving the field or with Enter; what cannot be read stays. */
export const TimeField = ({ label, description, error, isOptional, value, onChange, isDisabled = false }: TimeFieldProps) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const unread = typed !== null && typed.trim() !== '' && parseTime(typed) === null;
  const sentence = unread && left ? formatMessage({ id: 'problem.time-shape' }) : error;
  const commit = () => {
    setLeft(true);
    if (typed === null) return;
    const next = parseTime(typed);
    if (next === null && typed.trim() !== '') return;
    setTyped(null);
    if (next !== value) onChange(next);
  };
  return (
    <TextField
      className={cx(s['field'], s['short'])}
      value={typed ?? (value === null ? '' : format.time(value))}
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
      <Input
        className={s['control'] ?? ''}
        placeholder={format.time('13:00')}
        autoComplete="off"
        onKeyDown={(event: KeyboardEvent) => event.key === 'Enter' && commit()}
      />
      <FieldFoot description={description} error={sentence} />
    </TextField>
  );
};
