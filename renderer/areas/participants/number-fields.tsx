import { useIntl } from 'react-intl';
import type { Failure } from '../../../electron/base/result.ts';
import { useFailure } from '../../i18n/failure.ts';
import { useToday } from '../../state/session.ts';
import { DateField } from '../../ui/fields/date-field.tsx';
import { RadioGroup } from '../../ui/fields/radio-group.tsx';
import { TextField } from '../../ui/fields/text-field.tsx';

export type NumberDraft = {
  readonly numberKind: 'number' | 'reserve' | 'missing';
  readonly personalNumber: string;
  readonly numberMissingReason: string;
  readonly birthDate: string;
  /** Who gave out a reserve number. */
  readonly numberIssuer: string;
};

/** The fields as the core takes them: a number, a reserve number with who gave it out, or a reason; the last two perhaps with a birth date. */
export const numberInput = (draft: NumberDraft) =>
  draft.numberKind === 'number'
    ? { personalNumber: draft.personalNumber, numberMissingReason: '', birthDate: '' }
    : draft.numberKind === 'reserve'
      ? {
          personalNumber: draft.personalNumber,
          numberMissingReason: '',
          birthDate: draft.birthDate,
          numberKind: 'reserve' as const,
          numberIssuer: draft.numberIssuer,
        }
      : { personalNumber: '', numberMissingReason: draft.numberMissingReason, birthDate: draft.birthDate };

type NumberFieldsProps = {
  readonly value: NumberDraft;
  readonly set: (changes: Partial<NumberDraft>) => void;
  readonly failure: Failure | null;
};

/** A number an empty field stands for: `number-shape` would puzzle where nothing was written. */
const problemOf = (value: NumberDraft, failure: Failure | null, field: (failure: Failure | null, name: string) => string | undefined) =>
  value.personalNumber.trim() === '' ? field(failure, 'numberMissingReason') : field(failure, 'personalNumber');

/** Personal or coordination number, or none with a reason; then a birth date, if it is known. */
export const NumberFields = ({ value, set, failure }: NumberFieldsProps) => {
  const { formatMessage } = useIntl();
  const { field } = useFailure();
  const today = useToday();
  return (
    <>
      <RadioGroup
        isRow
        label={formatMessage({ id: 'participants.number' })}
        options={[
          { value: 'number', label: formatMessage({ id: 'participants.number.known' }) },
          { value: 'reserve', label: formatMessage({ id: 'participants.number.reserve' }) },
          { value: 'missing', label: formatMessage({ id: 'participants.number.missing' }) },
        ]}
        value={value.numberKind}
        onChange={(numberKind) => set({ numberKind })}
      />
      {value.numberKind === 'number' ? (
        <TextField
          label={formatMessage({ id: 'participants.number.label' })}
          description={formatMessage({ id: 'participants.number.hint' })}
          error={problemOf(value, failure, field)}
          value={value.personalNumber}
          onChange={(personalNumber) => set({ personalNumber })}
          autoComplete="off"
        />
      ) : (
        <>
          {value.numberKind === 'reserve' ? (
            <>
              <TextField
                label={formatMessage({ id: 'participants.number.reserveLabel' })}
                description={formatMessage({ id: 'participants.number.reserveHint' })}
                error={field(failure, 'personalNumber')}
                value={value.personalNumber}
                onChange={(personalNumber) => set({ personalNumber })}
                autoComplete="off"
              />
              <TextField
                label={formatMessage({ id: 'participants.number.issuer' })}
                description={formatMessage({ id: 'participants.number.issuerHint' })}
                error={field(failure, 'numberIssuer')}
                value={value.numberIssuer}
                onChange={(numberIssuer) => set({ numberIssuer })}
              />
            </>
          ) : (
            <TextField
              label={formatMessage({ id: 'participants.number.reason' })}
              description={formatMessage({ id: 'participants.number.reasonHint' })}
              error={field(failure, 'numberMissingReason')}
              value={value.numberMissingReason}
              onChange={(numberMissingReason) => set({ numberMissingReason })}
            />
          )}
          <DateField
            isOptional
            label={formatMessage({ id: 'participants.birthDate' })}
            today={today}
            error={field(failure, 'birthDate')}
            value={value.birthDate === '' ? null : value.birthDate}
            onChange={(birthDate) => set({ birthDate: birthDate ?? '' })}
          />
        </>
      )}
    </>
  );
};
