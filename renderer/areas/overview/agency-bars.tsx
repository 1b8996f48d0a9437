import { useIntl } from 'react-intl';
import type { AgencyLoad } from '../../../electron/areas/overview/rules.ts';
import { Card } from '../../ui/page/card.tsx';
import { Section } from '../../ui/page/section.tsx';
import s from './overview.module.css';

const barWidth = 84;

/** Open actions per agency; what is late comes first and is counted in words too. */
export const AgencyBars = ({ agencies }: { readonly agencies: readonly AgencyLoad[] }) => {
  const { formatMessage } = useIntl();
  const most = Math.max(8, ...agencies.map((agency) => agency.open));
  const wide = (count: number): number => (count / most) * barWidth;
  return (
    <Section label={formatMessage({ id: 'overview.agencies' })}>
      <Card>
        {agencies.length === 0 && <p className={s['none']}>{formatMessage({ id: 'overview.agencies.none' })}</p>}
        <ul className={s['bars']}>
          {agencies.map(({ agencyId, agency, open, late }) => (
            <li key={agencyId} className={s['load']}>
              <span className="visually-hidden">{formatMessage({ id: 'overview.agencies.bar' }, { agency, open, late })}</span>
              <span aria-hidden="true" className={s['agency']}>
                {agency}
              </span>
              <svg aria-hidden="true" className={s['bar']} width={barWidth} height="6" viewBox={`0 0 ${barWidth} 6`}>
                <rect className={s['ground']} width={barWidth} height="6" rx="3" />
                <rect className={s['open']} width={wide(open)} height="6" rx="3" />
                {late > 0 && <rect className={s['late']} width={wide(late)} height="6" rx="3" />}
              </svg>
              <span aria-hidden="true" className={s['count']}>
                {open}
              </span>
            </li>
          ))}
        </ul>
        {agencies.some((agency) => agency.late > 0) && (
          <p className={s['legend']} aria-hidden="true">
            <span className={s['swatch']} />
            {formatMessage({ id: 'overview.agencies.late' })}
          </p>
        )}
      </Card>
    </Section>
  );
};
