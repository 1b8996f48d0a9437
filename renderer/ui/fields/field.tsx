import { CircleAlert } from 'lucide-react';
import { FieldError, Label, Text } from 'react-aria-components';
import { useIntl } from 'react-intl';
import { cx } from '../cx.ts';
import { Icon } from '../marks/icon.tsx';
import s from './field.module.css';

/** What every field takes. */
export type FieldWords = {
  /** Always shown above. */
  readonly label: string;
  /** A sentence below that helps before anything went wrong. */
  readonly description?: string | undefined;
  /** What is wrong and what to do, in one sentence; what was typed stays. */
  readonly error?: string | undefined;
  /** Shows "valfritt" next to the label. Required fields say nothing: most are. */
  readonly isOptional?: boolean;
};

export const FieldLabel = ({ label, isOptional = false }: Pick<FieldWords, 'label' | 'isOptional'>) => {
  const { formatMessage } = useIntl();
  return (
    <Label className={s['label']}>
      {label}
      {isOptional && (
        <>
          {/* Heard as two words, too. */} <span className={s['optional']}>{formatMessage({ id: 'common.optional' })}</span>
        </>
      )}
    </Label>
  );
};

type FieldFootProps = Pick<FieldWords, 'description' | 'error'> & {
  readonly count?: number | undefined;
  readonly limit?: number | undefined;
};

/** Description, error and character count below a field, tied to it for assistive technology. */
export const FieldFoot = ({ description, error, count, limit }: FieldFootProps) => {
  const { formatMessage } = useIntl();
  const counted = count !== undefined && limit !== undefined;
  return (
    <>
      {(description !== undefined || counted) && (
        <div className={s['below']}>
          {description !== undefined && (
            <Text slot="description" className={s['description'] ?? ''}>
              {description}
            </Text>
          )}
          {counted && (
            <span className={cx(s['count'], count > limit && s['over'])}>{formatMessage({ id: 'common.count' }, { count, limit })}</span>
          )}
        </div>
      )}
      {error !== undefined && (
        <FieldError className={s['error'] ?? ''}>
          <Icon of={CircleAlert} size={14} />
          <span>{error}</span>
        </FieldError>
      )}
    </>
  );
};
