import { useIntl } from 'react-intl';
import { phases, type Phase } from '../../../electron/base/terms.ts';
import { useTerm } from '../../i18n/term.ts';
import { cx } from '../cx.ts';
import s from './phase-bar.module.css';

/** The eight phases; those reached carry the accent, the current one is bold. */
export const PhaseBar = ({ phase }: { readonly phase: Phase }) => {
  const { formatMessage } = useIntl();
  const term = useTerm();
  const at = phases.indexOf(phase);
  return (
    <ol className={s['bar']} aria-label={formatMessage({ id: 'common.phases' })}>
      {phases.map((each, index) => (
        <li
          key={each}
          aria-current={index === at ? 'step' : undefined}
          className={cx(s['phase'], index <= at && s['passed'], index === at && s['current'])}
        >
          {term('phase', each)}
        </li>
      ))}
    </ol>
  );
};
