import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components';
import s from './choice.module.css';

export type CheckboxProps = Omit<AriaCheckboxProps, 'children' | 'className' | 'style'> & {
  readonly children: ReactNode;
  /** A grey line below. */
  readonly note?: string;
};

/** Yes or no for one thing. */
export const Checkbox = ({ children, note, ...rest }: CheckboxProps) => (
  <AriaCheckbox {...rest} className={s['choice'] ?? ''}>
    {({ isSelected, isIndeterminate }) => (
      <>
        <span className={s['box']} aria-hidden="true">
          {isIndeterminate ? <Minus size={13} strokeWidth={3} /> : isSelected ? <Check size={13} strokeWidth={3} /> : null}
        </span>
        <span className={s['words']}>
          {children}
          {note !== undefined && <span className={s['note']}>{note}</span>}
        </span>
      </>
    )}
  </AriaCheckbox>
);
