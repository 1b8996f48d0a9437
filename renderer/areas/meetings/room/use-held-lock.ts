import { useEffect } from 'react';
import type { Meeting } from '../../../../electron/areas/meetings/contract.ts';
import { holdMinutes } from '../../../../electron/areas/settings/lock-rules.ts';
import { useSession } from '../../../state/session.ts';
import { beganAt } from './start-time.ts';

/** Holds the idle lock for the meeting's planned length from when it opened here, and only while its page is open. */
export const useHeldLock = ({ id, state, startTime, endTime }: Meeting): void => {
  const setHeldUntil = useSession((session) => session.setHeldUntil);
  useEffect(() => {
    if (state !== 'held') return undefined;
    setHeldUntil(new Date(beganAt(id) + holdMinutes(startTime, endTime) * 60_000).toISOString());
    return () => setHeldUntil(null);
  }, [id, state, startTime, endTime, setHeldUntil]);
};
