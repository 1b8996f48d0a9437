/**
 * Something about who can open a register, or about which generation is open, that did not match what the register knows. It is recorded in
 * the log and shown to whoever unlocks.
 */
export const registerNotices = [
  /** The envelope attributed a slot to somebody else. */
  'envelope-owner',
  /** The envelope contained a slot that the register does not know. */
  'envelope-unknown',
  /** One of the register's slots was missing from the envelope. It is restored if the register stores it whole. */
  'envelope-missing',
  /** A slot, or the key sealed to the slots, differed from the register's copy. It is restored. */
  'envelope-spoilt',
  /** The owners of the slots could not be read from the register's own log and were taken from the envelope. */
  'owners-unproved',
  /** The pointer named an earlier generation; the newest was opened. */
  'pointer-set-back',
  /** A newer generation is known but missing: this one is opened read-only. */
  'superseded',
] as const;
export type RegisterNotice = (typeof registerNotices)[number];
