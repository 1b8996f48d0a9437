import { Timer } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { Icon } from '../../../ui/marks/icon.tsx';
import { beganAt } from './start-time.ts';
import s from '../meetings.module.css';

const minute = 60_000;
const minutesOf = (meetingId: string): number => Math.floor((Date.now() - beganAt(meetingId)) / minute);

/** How long the meeting has been under way here, in whole minutes, so that nothing ticks in the corner of an eye. */
export const Elapsed = ({ meetingId }: { readonly meetingId: string }) => {
  const { formatMessage } = useIntl();
  const [minutes, setMinutes] = useState(() => minutesOf(meetingId));
  useEffect(() => {
    const timer = setInterval(() => setMinutes(minutesOf(meetingId)), minute / 4);
    return () => clearInterval(timer);
  }, [meetingId]);
  return (
    <span className={s['elapsed']}>
      <Icon of={Timer} size={16} />
      {formatMessage({ id: 'meetings.elapsed' }, { minutes })}
    </span>
  );
};
