import { useEffect } from 'react';
import { idleState } from '../../../../electron/areas/settings/lock-rules.ts';
import { defaultSettings } from '../../../../electron/areas/settings/rules.ts';
import { useRead } from '../../../client/queries.ts';
import { useSession } from '../../../state/session.ts';
import { lock } from './farewell.ts';

const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/**
 * Counts from the last sign of a person; the top bar shows what is left. Asks the clock each second instead of waiting for one long
 * timer: timers stand still while a computer sleeps, and the register must not be open when it wakes.
 */
export const useIdleLock = (): void => {
  const settings = useRead('settings', 'get', {});
  const idleMinutes = settings.data?.idleMinutes ?? defaultSettings.idleMinutes;
  useEffect(() => {
    const { setLocksAt, setWarned } = useSession.getState();
    let lastSign = Date.now();
    let isLocking = false;
    const look = (): void => {
      const { heldUntil, isWarned, locksAt: shown } = useSession.getState();
      const { locksAt, phase } = idleState({
        now: Date.now(),
        lastSign,
        idleMinutes,
        heldUntil: heldUntil === null ? null : Date.parse(heldUntil),
      });
      if (phase === 'lock' && !isLocking) {
        isLocking = true;
        void lock();
      }
      const next = new Date(locksAt).toISOString();
      if (shown !== next) setLocksAt(next);
      if (isWarned !== (phase !== 'open')) setWarned(phase !== 'open');
    };
    const alive = (): void => {
      lastSign = Date.now();
      if (useSession.getState().isWarned) look();
    };
    look();
    const timer = setInterval(look, 1000);
    // Seen before anything on the page may stop them, and taken from nobody.
    for (const sign of signs) addEventListener(sign, alive, { passive: true, capture: true });
    return () => {
      clearInterval(timer);
      setLocksAt(null);
      setWarned(false);
      for (const sign of signs) removeEventListener(sign, alive, { capture: true });
    };
  }, [idleMinutes]);
};
