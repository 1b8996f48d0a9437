import { useIntl } from 'react-intl';
import { RadioGroup } from '../../../ui/fields/radio-group.tsx';

type YesNoProps = {
  readonly label: string;
  readonly value: 'yes' | 'no' | null;
  readonly onChange: (value: 'yes' | 'no') => void;
  readonly error: string | undefined;
};

/** A question of a test. Nothing is chosen to begin with: an answer is given, not left. */
export const YesNo = (props: YesNoProps) => {
  const { formatMessage } = useIntl();
  return (
    <RadioGroup
      isRow
      {...props}
      options={[
        { value: 'yes', label: formatMessage({ id: 'disclosures.answer.yes' }) },
        { value: 'no', label: formatMessage({ id: 'disclosures.answer.no' }) },
      ]}
    />
  );
};
