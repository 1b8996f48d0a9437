import { useIntl } from 'react-intl';
import type { Failure } from '../../../../electron/base/result.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { TextArea } from '../../../ui/fields/text-field.tsx';

type ReasonFieldProps = { readonly failure: Failure | null; readonly value: string; readonly onChange: (reason: string) => void };

/** Why somebody whose record is sealed is taken into a meeting: asked for once the core has, and there as long as it says something. */
export const ReasonField = ({ failure, value, onChange }: ReasonFieldProps) => {
  const { formatMessage } = useIntl();
  const { field } = useFailure();
  if (failure?.code !== 'reason-required' && value === '') return null;
  return (
    <TextArea
      rows={2}
      label={formatMessage({ id: 'meetings.reason' })}
      description={formatMessage({ id: 'meetings.reason.hint' })}
      error={field(failure, 'reason')}
      value={value}
      onChange={onChange}
    />
  );
};
