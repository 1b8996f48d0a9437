import {
  Input,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
import { cx } from '../cx.ts';
import { FieldFoot, FieldLabel, type FieldWords } from './field.tsx';
import s from './field.module.css';

type Common = Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid' | 'validate' | 'validationBehavior'> &
  FieldWords & {
    readonly placeholder?: string;
    /** Characters that may be written; the count is shown from 80 % on. Longer text is never cut, the core refuses it. */
    readonly limit?: number;
  };

type Pressed = Parameters<NonNullable<AriaTextFieldProps['onKeyDown']>>[0];

/** An unhandled key propagates, so that Escape still closes the layer around the field; react-aria stops it otherwise. */
const passingOn = (onKeyDown: AriaTextFieldProps['onKeyDown']) =>
  onKeyDown && {
    onKeyDown: (event: Pressed): void => {
      onKeyDown(event);
      if (!event.isDefaultPrevented()) event.continuePropagation();
    },
  };

const shown = (value: string | undefined, limit: number | undefined): number | undefined =>
  limit !== undefined && value !== undefined && value.length >= limit * 0.8 ? value.length : undefined;

export type TextFieldProps = Common & {
  /** `numeric` aligns digits to the right and asks for a numeric keyboard; the text stays text until the rule reads it. */
  readonly kind?: 'text' | 'numeric';
  /** As wide as a date or a sum. */
  readonly isShort?: boolean;
};

/** One line of text: label above, sentence or error below. */
export const TextField = ({
  label,
  description,
  error,
  isOptional,
  placeholder,
  limit,
  kind = 'text',
  isShort = false,
  ...rest
}: TextFieldProps) => (
  <AriaTextField
    {...rest}
    {...passingOn(rest.onKeyDown)}
    {...(kind === 'numeric' ? { inputMode: 'decimal' as const } : {})}
    validationBehavior="aria"
    isInvalid={error !== undefined}
    className={cx(s['field'], isShort && s['short'])}
  >
    <FieldLabel label={label} {...(isOptional ? { isOptional } : {})} />
    <Input className={cx(s['control'], kind === 'numeric' && s['numeric'])} {...(placeholder === undefined ? {} : { placeholder })} />
    <FieldFoot description={description} error={error} count={shown(rest.value, limit)} limit={limit} />
  </AriaTextField>
);

export type TextAreaProps = Common & { readonly rows?: number };

/** Several lines; grows with what is written. */
export const TextArea = ({ label, description, error, isOptional, placeholder, limit, rows = 4, ...rest }: TextAreaProps) => (
  <AriaTextField
    {...rest}
    {...passingOn(rest.onKeyDown)}
    validationBehavior="aria"
    isInvalid={error !== undefined}
    className={s['field'] ?? ''}
  >
    <FieldLabel label={label} {...(isOptional ? { isOptional } : {})} />
    <AriaTextArea rows={rows} className={cx(s['control'], s['area'])} {...(placeholder === undefined ? {} : { placeholder })} />
    <FieldFoot description={description} error={error} count={shown(rest.value, limit)} limit={limit} />
  </AriaTextField>
);
