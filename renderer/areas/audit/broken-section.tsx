import { useIntl } from 'react-intl';
import { useChain } from '../../state/chain.ts';
import { Card } from '../../ui/page/card.tsx';
import { Section } from '../../ui/page/section.tsx';
import s from './log.module.css';

const steps = ['audit.broken.do.1', 'audit.broken.do.2', 'audit.broken.do.3'] as const;

/** From which entry the log is broken, and what to do about it. */
export const BrokenSection = () => {
  const { formatMessage } = useIntl();
  const brokenAt = useChain((state) => state.verdict?.brokenAt ?? null);
  if (brokenAt === null) return null;
  return (
    <Section label={formatMessage({ id: 'audit.broken.title' }, { seq: brokenAt })} tone="late">
      <Card isPadded>
        <p>{`${formatMessage({ id: 'audit.broken.why' })} ${formatMessage({ id: 'audit.broken.text' })}`}</p>
        <p className={s['doThis']}>{formatMessage({ id: 'audit.broken.do' })}</p>
        <ol className={s['steps']}>
          {steps.map((id) => (
            <li key={id}>{formatMessage({ id })}</li>
          ))}
        </ol>
      </Card>
    </Section>
  );
};
