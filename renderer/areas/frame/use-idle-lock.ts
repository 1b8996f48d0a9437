import { useEffect } from 'react';
import { useSession } from '../../state/session.ts';
import { lock } from './leaving.ts';

/** The register locks itself after this long without a key or a pointer. */
const idle = 5 * 60_000;
const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Counts from the last sign of a person; the top bar shows what is left. */
export const useIdleLock = (): void => {
  const setLocksAt = useSession((state) => state.setLocksAt);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let shown = 0;
    const alive = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void lock(), idle);
      // Once a second is enough for a countdown in minutes and seconds.
      if (performance.now() - shown < 1000) return;
      shown = performance.now();
      setLocksAt(new Date(Date.now() + idle).toISOString());
    };
    alive();
    for (const sign of signs) addEventListener(sign, alive, { passive: true });
    return () => {
      clearTimeout(timer);
      setLocksAt(null);
      for (const sign of signs) removeEventListener(sign, alive);
    };
  }, [setLocksAt]);
};
