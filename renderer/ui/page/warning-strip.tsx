import { Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import { Icon } from '../marks/icon.tsx';
import s from './warning-strip.module.css';

type WarningStripProps = {
  /** The matter in bold, with its full stop: "Skyddad folkbokföring." */
  readonly lead: string;
  /** What it means for the work, in one sentence. */
  readonly children?: ReactNode;
  /** One small Button. */
  readonly action?: ReactNode;
  /** `danger` for what is wrong now, `note` for what only should be known. */
  readonly tone?: 'warning' | 'danger' | 'note';
};

/** Warnings come first on a page, before its title. */
export const WarningStrip = ({ lead, children, action, tone = 'warning' }: WarningStripProps) => (
  <div role="note" className={cx(s['strip'], tone !== 'warning' && s[tone])}>
    <Icon of={tone === 'note' ? Info : TriangleAlert} />
    <p className={s['words']}>
      <strong className={s['lead']}>{lead}</strong> {children}
    </p>
    {action}
  </div>
);
