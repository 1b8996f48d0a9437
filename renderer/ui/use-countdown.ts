import { useEffect, useState } from 'react';
import type { Instant } from '../../electron/base/dates.ts';

/** From here on the seconds are shown; before, whole minutes, so that nothing ticks in the corner of an eye. */
const close = 60;

/** Seconds until an instant on the window's own clock, `4:12`, or null. Only for showing: the core decides when to lock. */
export const useCountdown = (until: Instant | null): string | null => {
  const [now, setNow] = useState(() => Date.now());
  const left = until === null ? 0 : Math.max(0, Math.round((Date.parse(until) - now) / 1000));
  useEffect(() => {
    if (until === null) return undefined;
    // A later lock was set by something done just now: the time counted from must not be older than that.
    const timer = setTimeout(() => setNow(Date.now()), 0);
    return () => clearTimeout(timer);
  }, [until]);
  useEffect(() => {
    if (until === null) return undefined;
    const timer = setTimeout(() => setNow(Date.now()), left <= close ? 1_000 : 5_000);
    return () => clearTimeout(timer);
  });
  return until === null ? null : `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
};
