import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components';
import { FieldFoot, FieldLabel, type FieldWords } from './field.tsx';
import type { Option } from './option.tsx';
import f from './field.module.css';
import s from './choice.module.css';

export type RadioGroupProps<V extends string> = FieldWords & {
  readonly options: readonly Option<V>[];
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  /** Side by side for two or three short words. */
  readonly isRow?: boolean;
  readonly isDisabled?: boolean;
};

/** One of few choices that should all be seen at once. */
export const RadioGroup = <V extends string>({
  label,
  description,
  error,
  isOptional,
  options,
  value,
  onChange,
  isRow = false,
  isDisabled = false,
}: RadioGroupProps<V>) => (
  <AriaRadioGroup
    className={f['field'] ?? ''}
    value={value}
    onChange={(next) => {
      const chosen = options.find((option) => option.value === next);
      if (chosen) onChange(chosen.value);
    }}
    isDisabled={isDisabled}
    isInvalid={error !== undefined}
    validationBehavior="aria"
  >
    <FieldLabel label={label} {...(isOptional ? { isOptional } : {})} />
    <div className={s['options']} data-row={isRow || undefined}>
      {options.map((option) => (
        <Radio key={option.value} value={option.value} className={s['choice'] ?? ''}>
          <span className={s['dot']} aria-hidden="true" />
          <span className={s['words']}>
            {option.label}
            {option.note !== undefined && <span className={s['note']}>{option.note}</span>}
          </span>
        </Radio>
      ))}
    </div>
    <FieldFoot description={description} error={error} />
  </AriaRadioGroup>
);
