import { useToday } from '../../../state/session.ts';
import { FieldPair } from '../../../ui/page/columns.tsx';
import { DateField } from '../../../ui/fields/date-field.tsx';
import { TimeField } from '../../../ui/fields/time-field.tsx';
import type { Moment } from './moment.ts';

type MomentFieldsProps = {
  readonly moment: Moment;
  readonly dateLabel: string;
  readonly timeLabel: string;
  /** What is wrong with the moment as a whole. */
  readonly error: string | undefined;
  readonly autoFocus?: boolean;
};

/** To the minute: a date and a time side by side. */
export const MomentFields = ({ moment, dateLabel, timeLabel, error, autoFocus = false }: MomentFieldsProps) => (
  <FieldPair>
    <DateField label={dateLabel} value={moment.date} onChange={moment.setDate} today={useToday()} error={error} autoFocus={autoFocus} />
    <TimeField label={timeLabel} value={moment.time} onChange={moment.setTime} />
  </FieldPair>
);
