import { Check } from 'lucide-react';
import { ListBoxItem } from 'react-aria-components';
import { Icon } from '../marks/icon.tsx';
import s from '../controls/popover.module.css';

/** A choice in a Select or ComboBox. */
export type Option<V extends string = string> = {
  readonly value: V;
  readonly label: string;
  /** A grey line below the label. */
  readonly note?: string;
};

export const OptionItem = ({ option }: { readonly option: Option }) => (
  <ListBoxItem id={option.value} textValue={option.label} className={s['option'] ?? ''}>
    <span className={s['words']}>
      {option.label}
      {option.note !== undefined && <span className={s['note']}>{option.note}</span>}
    </span>
    <Icon of={Check} size={16} className={s['check']} />
  </ListBoxItem>
);
