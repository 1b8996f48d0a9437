import { ChevronDown } from 'lucide-react';
import { Button, ComboBox as AriaComboBox, Group, Input, ListBox, Popover } from 'react-aria-components';
import { useIntl } from 'react-intl';
import { cx } from '../cx.ts';
import { FieldFoot, FieldLabel, type FieldWords } from './field.tsx';
import { Icon } from '../marks/icon.tsx';
import { OptionItem, type Option } from './option.tsx';
import f from './field.module.css';
import p from '../controls/popover.module.css';

export type ComboBoxProps<V extends string> = FieldWords & {
  readonly options: readonly Option<V>[];
  readonly value: V | null;
  readonly onChange: (value: V | null) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  /** What was typed, where the options are looked up by it: they come narrowed. */
  readonly onType?: (text: string) => void;
};

/** One of many known choices (municipalities, agencies), found by typing a part of it. */
export const ComboBox = <V extends string>({
  label,
  description,
  error,
  isOptional,
  options,
  value,
  onChange,
  placeholder,
  isDisabled = false,
  onType,
}: ComboBoxProps<V>) => {
  const { formatMessage } = useIntl();
  const items = options.map((option) => ({ id: option.value, option }));
  return (
    <AriaComboBox
      className={f['field'] ?? ''}
      value={value}
      onChange={(key) => onChange(options.find((option) => option.value === key)?.value ?? null)}
      {...(onType === undefined ? { defaultItems: items } : { items, onInputChange: onType })}
      menuTrigger="input"
      allowsEmptyCollection
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <FieldLabel label={label} {...(isOptional ? { isOptional } : {})} />
      <Group isInvalid={error !== undefined} isDisabled={isDisabled} className={cx(f['control'], f['group'])}>
        <Input {...(placeholder === undefined ? {} : { placeholder })} />
        <Button>
          <Icon of={ChevronDown} size={16} />
        </Button>
      </Group>
      <FieldFoot description={description} error={error} />
      <Popover className={p['popover'] ?? ''} offset={4}>
        <ListBox<{ id: V; option: Option<V> }>
          className={p['list'] ?? ''}
          renderEmptyState={() => <div className={p['empty']}>{formatMessage({ id: 'common.noMatch' })}</div>}
        >
          {({ option }) => <OptionItem option={option} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
};
