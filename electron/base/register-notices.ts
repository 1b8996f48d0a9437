/**
 * Something about who can open a register, or about which generation of it is open, that was not as the register knows it. It stands in
 * the log, and whoever unlocks is told.
 */
export const registerNotices = [
  /** The envelope said that a slot is somebody else's. */
  'envelope-owner',
  /** The envelope held a slot that the register does not know. */
  'envelope-unknown',
  /** A slot of the register was gone from the envelope. It is put back where the register keeps it whole. */
  'envelope-missing',
  /** A slot, or the key sealed to the slots, was not as the register keeps it. It is put back. */
  'envelope-spoilt',
  /** Whose the slots are could not be read from the register's own log, and was taken from the envelope. */
  'owners-unproved',
  /** The pointer named an earlier generation; the newest was opened. */
  'pointer-set-back',
  /** A newer generation is known of and is not there: this one is only read. */
  'superseded',
] as const;
export type RegisterNotice = (typeof registerNotices)[number];
