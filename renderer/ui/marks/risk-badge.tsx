import type { ThreatLevel } from '../../../electron/base/terms.ts';
import { useTerm } from '../../i18n/term.ts';
import { cx } from '../cx.ts';
import { RiskMark } from './risk-mark.tsx';
import s from './badge.module.css';

/** The assessed level: shape, word and colour. Never in lists (overview lists are limited by law). */
export const RiskBadge = ({ level }: { readonly level: ThreatLevel }) => {
  const term = useTerm();
  return (
    <span className={cx(s['badge'], s[level])}>
      <RiskMark level={level} />
      {term('threat', level)}
    </span>
  );
};
