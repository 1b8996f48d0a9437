import { Lock } from 'lucide-react';
import { useIntl } from 'react-intl';
import { useSession } from '../../../state/session.ts';
import { Icon } from '../../../ui/marks/icon.tsx';
import { useCountdown } from '../../../ui/use-countdown.ts';
import s from './idle-warning.module.css';

const Seconds = () => {
  const { formatMessage } = useIntl();
  const [minutes = '0', seconds = '0'] = (useCountdown(useSession((state) => state.locksAt)) ?? '').split(':');
  return (
    <span className={s['seconds']} aria-hidden="true">
      {formatMessage({ id: 'frame.idle.left' }, { seconds: Number(minutes) * 60 + Number(seconds) })}
    </span>
  );
};

/**
 * Says half a minute before that the register locks. It takes no focus, so that what is being typed goes on, and has no button: the key that is pressed or the
 * pointer that moves is what keeps it open. Announced once: the seconds are for the eye. Above open dialogs, which it neither closes nor hides behind.
 */
export const IdleWarning = () => {
  const { formatMessage } = useIntl();
  const isWarned = useSession((state) => state.isWarned);
  return (
    <div role="status" data-react-aria-top-layer="true" className={s['place']}>
      {isWarned && (
        <div className={s['warning']}>
          <Icon of={Lock} />
          <div className={s['words']}>
            <strong>{formatMessage({ id: 'frame.idle.title' })}</strong>
            <p>{formatMessage({ id: 'frame.idle.text' })}</p>
          </div>
          <Seconds />
        </div>
      )}
    </div>
  );
};
