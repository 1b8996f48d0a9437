import { Shield } from 'lucide-react';
import type { ProtectionLevel } from '../../../electron/base/terms.ts';
import { useTerm } from '../../i18n/term.ts';
import { cx } from '../cx.ts';
import { Icon } from './icon.tsx';
import s from './badge.module.css';

/** Shield and word in slate violet; nothing when there is no protection. */
export const ProtectionBadge = ({ level }: { readonly level: ProtectionLevel }) => {
  const term = useTerm();
  if (level === 'none') return null;
  return (
    <span className={cx(s['badge'], s['protection'])}>
      <Icon of={Shield} size={14} />
      {term('protection', level)}
    </span>
  );
};
