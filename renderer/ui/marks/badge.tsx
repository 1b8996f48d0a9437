import type { LucideIcon } from 'lucide-react';
import { cx } from '../cx.ts';
import { Icon } from './icon.tsx';
import s from './badge.module.css';

type BadgeProps = {
  readonly children: string;
  readonly icon?: LucideIcon;
  /** Colour never stands alone: the word says the same. */
  readonly tone?: 'neutral' | 'accent' | 'late';
};

/** A state in a word or two. */
export const Badge = ({ children, icon, tone = 'neutral' }: BadgeProps) => (
  <span className={cx(s['badge'], tone !== 'neutral' && s[tone])}>
    {icon && <Icon of={icon} size={14} />}
    {children}
  </span>
);
