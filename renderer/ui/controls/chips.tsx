import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Option } from '../fields/option.tsx';
import s from './chips.module.css';

type ChipsProps<V extends string> = {
  /** Names the choice for assistive technology. */
  readonly label: string;
  readonly options: readonly Option<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
};

/** One of a few ways to see a list: "Alla · Mina · Per myndighet". */
export const Chips = <V extends string>({ label, options, value, onChange }: ChipsProps<V>) => (
  <ToggleButtonGroup
    aria-label={label}
    selectionMode="single"
    disallowEmptySelection
    selectedKeys={[value]}
    onSelectionChange={(keys) => {
      const chosen = options.find((option) => keys.has(option.value));
      if (chosen) onChange(chosen.value);
    }}
    className={s['chips'] ?? ''}
  >
    {options.map((option) => (
      <ToggleButton key={option.value} id={option.value} className={s['chip'] ?? ''}>
        {option.label}
      </ToggleButton>
    ))}
  </ToggleButtonGroup>
);
