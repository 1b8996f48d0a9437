import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import type { Instant } from '../../../../electron/base/dates.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useCountdown } from '../../../ui/use-countdown.ts';
import s from './start.module.css';

type Wait = { readonly waitUntil: Instant | null; readonly now: Instant };

/**
 * The time left to wait after wrong tries, `0:04`, or null. Counted here from what the core said, on this window's clock; the core
 * is asked when it seems over, and again until it agrees.
 */
export const useWait = ({ waitUntil, now }: Wait, ask: () => Promise<unknown>): string | null => {
  const [endsAt, setEndsAt] = useState<Instant | null>(null);
  useEffect(() => {
    const ends = waitUntil === null ? null : new Date(Date.now() + Date.parse(waitUntil) - Date.parse(now)).toISOString();
    const timer = setTimeout(() => setEndsAt(ends), 0);
    return () => clearTimeout(timer);
  }, [waitUntil, now]);
  const left = useCountdown(endsAt);
  const isOver = left === '0:00';
  useEffect(() => {
    if (!isOver) return undefined;
    void ask();
    const timer = setInterval(() => void ask(), 1000);
    return () => clearInterval(timer);
  }, [isOver, ask]);
  return left;
};

/** Says that the next try has to wait, and when the wait is over. The seconds are for the eye: read aloud they would never end. */
export const WaitNote = ({ left }: { readonly left: string | null }) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const [hasWaited, setWaited] = useState(false);
  if (left !== null && !hasWaited) setWaited(true);
  return (
    <>
      {left !== null && (
        <div className={s['failure']}>
          <p role="alert">
            <strong>{formatMessage({ id: 'users.wait-lead' })}</strong> {formatMessage({ id: 'users.wait-text' })}
          </p>
          <p role="timer">{formatMessage({ id: 'users.wait-left' }, { left: format.time(left) })}</p>
        </div>
      )}
      <p role="status" className={s['working']}>
        {left === null && hasWaited ? formatMessage({ id: 'users.wait-done' }) : ''}
      </p>
    </>
  );
};
