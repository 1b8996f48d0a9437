import { Check, House } from 'lucide-react';
import { useIntl } from 'react-intl';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/marks/icon.tsx';
import s from './matrix-grid.module.css';

/** May be told by consent, may not, belongs to our own organisation, or was told under the law that day. */
export type CellState = 'yes' | 'no' | 'own-house' | 'ground';

const states = ['yes', 'own-house', 'ground', 'no'] as const;
const look = { yes: s['yes'], no: s['no'], 'own-house': s['own'], ground: s['ground'] } as const;

const glyph = (state: CellState) =>
  state === 'no' ? '–' : state === 'ground' ? '§' : <Icon of={state === 'yes' ? Check : House} size={state === 'yes' ? 17 : 15} />;

export const CellMark = ({ state, isAdded = false }: { readonly state: CellState; readonly isAdded?: boolean }) => {
  const { formatMessage } = useIntl();
  return (
    <span className={cx(s['mark'], look[state], isAdded && s['added'])}>
      <span aria-hidden="true" className={s['mark']}>
        {glyph(state)}
      </span>
      <span className="visually-hidden">{formatMessage({ id: `consents.mark.${state}` })}</span>
    </span>
  );
};

/** What the marks mean, below the matrix. */
export const MarkLegend = () => {
  const { formatMessage } = useIntl();
  return (
    <ul className={s['legend']} aria-hidden="true">
      {states.map((state) => (
        <li key={state}>
          <span className={cx(s['mark'], look[state])}>{glyph(state)}</span>
          {formatMessage({ id: `consents.mark.${state}` })}
        </li>
      ))}
    </ul>
  );
};
