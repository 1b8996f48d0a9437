/** Seconds of warning before the idle lock. */
export const warningSeconds = 30;
/** However long a meeting is planned, the lock is not held longer. */
export const longestHold = 4 * 60;

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

/** Minutes that a meeting from `13:00` to `14:30` holds the lock; none unless its end is after its start. */
export const holdMinutes = (startTime: string, endTime: string): number =>
  Math.min(longestHold, Math.max(0, minutesOf(endTime) - minutesOf(startTime)));

/** Instants in milliseconds. */
type Idle = { readonly now: number; readonly lastSign: number; readonly idleMinutes: number; readonly heldUntil: number | null };

/** When the register locks unless somebody does something, and how soon that is. A meeting delays it and never brings it forward. */
export const idleState = ({
  now,
  lastSign,
  idleMinutes,
  heldUntil,
}: Idle): { readonly locksAt: number; readonly phase: 'open' | 'warning' | 'lock' } => {
  const locksAt = Math.max(lastSign + idleMinutes * 60_000, heldUntil ?? 0);
  return { locksAt, phase: now >= locksAt ? 'lock' : now >= locksAt - warningSeconds * 1000 ? 'warning' : 'open' };
};
