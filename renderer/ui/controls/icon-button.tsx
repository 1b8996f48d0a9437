import type { LucideIcon } from 'lucide-react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { cx } from '../cx.ts';
import { Icon } from '../marks/icon.tsx';
import { Tooltip } from './tooltip.tsx';
import s from './button.module.css';

export type IconButtonProps = Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> & {
  readonly icon: LucideIcon;
  /** What it does: the accessible name, and the tooltip. */
  readonly label: string;
  /** `small` is 28 px. */
  readonly size?: 'normal' | 'small';
  readonly variant?: 'secondary' | 'quiet';
};

/** A button with only an icon; its word comes as a tooltip and to assistive technology. */
export const IconButton = ({ icon, label, size = 'normal', variant = 'quiet', ...rest }: IconButtonProps) => (
  <Tooltip text={label}>
    <AriaButton {...rest} aria-label={label} className={cx(s['button'], s[variant], s['iconOnly'], size === 'small' && s['small'])}>
      <Icon of={icon} size={size === 'small' ? 16 : 17} />
    </AriaButton>
  </Tooltip>
);
