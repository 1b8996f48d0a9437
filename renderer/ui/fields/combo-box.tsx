import { ChevronDown } from 'lucide-react';
import { use, useEffect, useState } from 'react';
import { Button, ComboBox as AriaComboBox, ComboBoxStateContext, Group, Input, ListBox, Popover } from 'react-aria-components';
import { useIntl } from 'react-intl';
import { cx } from '../cx.ts';
import { bestFirst, exactMatch } from './best-match.ts';
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
};

/** Highlights the first match while somebody types, so that Enter and Tab take it. A list opened by its button highlights what is chosen. */
const FirstMatch = ({ chosen }: { readonly chosen: string }) => {
  const state = use(ComboBoxStateContext);
  useEffect(() => {
    if (!state?.isOpen || state.inputValue === '' || state.inputValue === chosen) return;
    const { selectionManager, collection } = state;
    const first = collection.getFirstKey();
    if (selectionManager.focusedKey === null && first !== null) selectionManager.setFocusedKey(first);
  });
  return null;
};

/**
 * One of many known choices (municipalities, agencies), found by typing a part of it. The best match is highlighted; Enter and Tab take it.
 * What matches nothing stays as it was typed, and the field says so.
 */
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
}: ComboBoxProps<V>) => {
  const { formatMessage } = useIntl();
  const chosen = options.find((option) => option.value === value)?.label ?? '';
  const [typed, setTyped] = useState('');
  const [isWriting, setWriting] = useState(false);
  // What was typed is no choice, whatever the form behind still holds.
  const [isUnlisted, setUnlisted] = useState(false);
  useEffect(() => {
    if (value !== null) setUnlisted(false);
  }, [value]);
  const choose = (key: unknown): void => {
    const option = options.find((each) => each.value === key) ?? exactMatch(options, typed);
    setUnlisted(option === undefined && typed.trim() !== '');
    onChange(option?.value ?? null);
  };
  const shown = isUnlisted && !isWriting ? formatMessage({ id: 'common.notListed' }) : error;
  return (
    <AriaComboBox
      className={f['field'] ?? ''}
      value={isUnlisted ? null : value}
      onChange={choose}
      onInputChange={setTyped}
      onFocusChange={setWriting}
      defaultItems={(typed === chosen ? options : bestFirst(options, typed)).map((option) => ({ id: option.value, option }))}
      menuTrigger="input"
      allowsEmptyCollection
      // Otherwise leaving the field erases what was typed.
      allowsCustomValue
      isDisabled={isDisabled}
      isInvalid={shown !== undefined}
      validationBehavior="aria"
    >
      <FirstMatch chosen={chosen} />
      <FieldLabel label={label} {...(isOptional ? { isOptional } : {})} />
      <Group isInvalid={shown !== undefined} isDisabled={isDisabled} className={cx(f['control'], f['group'])}>
        <Input {...(placeholder === undefined ? {} : { placeholder })} />
        <Button>
          <Icon of={ChevronDown} size={16} />
        </Button>
      </Group>
      <FieldFoot description={description} error={shown} />
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
