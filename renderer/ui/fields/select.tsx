import { ChevronDown } from 'lucide-react';
import { Button, ListBox, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import { useIntl } from 'react-intl';
import { cx } from '../cx.ts';
import { FieldFoot, FieldLabel, type FieldWords } from './field.tsx';
import { Icon } from '../marks/icon.tsx';
import { OptionItem, type Option } from './option.tsx';
import f from './field.module.css';
import p from '../controls/popover.module.css';
import s from './select.module.css';

export type SelectProps<V extends string> = FieldWords & {
  readonly options: readonly Option<V>[];
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  /** Shown when nothing is chosen; "Välj…" when left out. */
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
};

/** One of a few known choices; typing jumps to a choice. More than about fifteen: ComboBox. */
export const Select = <V extends string>({
  label,
  description,
  error,
  isOptional,
  options,
  value,
  onChange,
  placeholder,
  isDisabled = false,
}: SelectProps<V>) => {
  const { formatMessage } = useIntl();
  return (
    <AriaSelect
      className={cx(f['field'], s['root'])}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen) onChange(chosen.value);
      }}
      placeholder={placeholder ?? formatMessage({ id: 'common.choose' })}
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <FieldLabel label={label} {...(isOptional ? { isOptional } : {})} />
      <Button className={cx(f['control'], s['button'], error !== undefined && f['invalid'])}>
        <SelectValue className={s['value'] ?? ''}>{({ selectedText, defaultChildren }) => selectedText || defaultChildren}</SelectValue>
        <Icon of={ChevronDown} size={16} className={s['arrow']} />
      </Button>
      <FieldFoot description={description} error={error} />
      <Popover className={p['popover'] ?? ''} offset={4}>
        <ListBox className={p['list'] ?? ''} items={options.map((option) => ({ id: option.value, option }))}>
          {({ option }) => <OptionItem option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
};
