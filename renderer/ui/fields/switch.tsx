import type { ReactNode } from 'react';
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components';
import s from './choice.module.css';

export type SwitchProps = Omit<AriaSwitchProps, 'children' | 'className' | 'style'> & {
  readonly children: ReactNode;
  /** A grey line below, such as the paragraph of law that the setting follows. */
  readonly note?: string;
};

/** A setting that acts at once. In forms, Checkbox. */
export const Switch = ({ children, note, ...rest }: SwitchProps) => (
  <AriaSwitch {...rest} className={s['choice'] ?? ''}>
    <span className={s['track']} aria-hidden="true" />
    <span className={s['words']}>
      {children}
      {note !== undefined && <span className={s['note']}>{note}</span>}
    </span>
  </AriaSwitch>
);
