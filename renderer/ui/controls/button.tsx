import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { useIntl } from 'react-intl';
import { cx } from '../cx.ts';
import { Icon } from '../marks/icon.tsx';
import s from './button.module.css';

export type ButtonProps = Omit<AriaButtonProps, 'children' | 'className' | 'style'> & {
  /** The words. A verb first: "Spara", "Planera möte". */
  readonly children: ReactNode;
  /** `primary` once per view, top right. `danger` only for what cannot be undone. Default `secondary`. */
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  /** `small` (24 px) inside rows. */
  readonly size?: 'normal' | 'small';
  readonly icon?: LucideIcon | undefined;
  /** Fills its column with words to the left, as in a detail panel. */
  readonly isWide?: boolean;
};

/** A button with words. `isPending` keeps the width, shows that work goes on, and ignores presses. */
export const Button = ({ children, variant = 'secondary', size = 'normal', icon, isWide = false, ...rest }: ButtonProps) => {
  const { formatMessage } = useIntl();
  return (
    <AriaButton
      {...rest}
      className={cx(s['button'], s[variant], size === 'small' && s['small'], isWide && s['wide'], rest.isPending && s['pending'])}
    >
      {icon && <Icon of={icon} size={size === 'small' ? 15 : 17} />}
      <span>{children}</span>
      {rest.isPending && <span className={s['spinner']} role="img" aria-label={formatMessage({ id: 'common.working' })} />}
    </AriaButton>
  );
};
