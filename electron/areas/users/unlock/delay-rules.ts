/** Wrong tries without any waiting: a slip, another slip, the wrong keyboard. */
export const freeTries = 3;
/** Longest wait, in seconds: whoever owns the register is never kept out for long. */
export const longestWait = 5 * 60;

/** Seconds to wait after so many wrong tries in a row: none for the first three, then 2, 4, 8 … */
export const waitAfter = (failures: number): number => (failures < freeTries ? 0 : Math.min(longestWait, 2 ** (failures - freeTries + 1)));

export type Tries = {
  /** Wrong ones since the last unlock. */
  readonly failures: number;
  /** When the last of them was made, in milliseconds; NaN when nobody can say. */
  readonly lastAt: number;
};

/**
 * Until when the next try has to wait (milliseconds), or null. A last try that lies ahead of the clock tells that the clock was put
 * back: the whole wait is then counted from `seenAt`, when this was first noticed, so that it is neither shortened nor lasts until
 * the clock has come that far again. (Somebody who can put the clock forward can copy the folder, too: the wait is for the
 * passer-by, the key derivation for the thief.)
 */
export const waitUntil = ({ failures, lastAt }: Tries, now: number, seenAt: number): number | null => {
  const from = lastAt <= now ? lastAt : Math.min(seenAt, now);
  const until = from + waitAfter(failures) * 1000;
  return until > now ? until : null;
};
