/** Wrong tries without any waiting: a slip, another slip, the wrong keyboard. */
export const freeTries = 3;
/** Longest wait, in seconds: the register's owner is never kept out for long. */
export const longestWait = 5 * 60;

/** Seconds to wait after this many wrong tries in a row: none for the first three, then 2, 4, 8 … */
export const waitAfter = (failures: number): number => (failures < freeTries ? 0 : Math.min(longestWait, 2 ** (failures - freeTries + 1)));

export type Tries = {
  /** Wrong ones since the last unlock. */
  readonly failures: number;
  /** When the last of them was made, in milliseconds; NaN when unknown. */
  readonly lastAt: number;
};

/**
 * Until when the next try has to wait (milliseconds), or null. A last try in the future means that the clock was set back: the whole wait
 * is then counted from `seenAt`, when this was first noticed, so that it is neither shortened nor lasts until the clock catches up. (Anyone
 * who can set the clock forward can also copy the folder: the wait is for the passer-by, the key derivation for the thief.)
 */
export const waitUntil = ({ failures, lastAt }: Tries, now: number, seenAt: number): number | null => {
  const from = lastAt <= now ? lastAt : Math.min(seenAt, now);
  const until = from + waitAfter(failures) * 1000;
  return until > now ? until : null;
};
