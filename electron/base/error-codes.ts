/**
 * Every way a call can be refused. The renderer has one sentence for each (`error.<code>` in its messages);
 * a test holds the two lists together.
 */
export const errorCodes = [
  // the frame
  'unknown-procedure',
  'invalid',
  'frame-too-large',
  'malformed-frame',
  'locked',
  'no-grant',
  'forbidden',
  'conflict',
  'not-found',
  'internal',
  'cancelled',
  // the register
  'register-missing',
  'register-foreign',
  'register-newer',
  'register-in-use',
  'files-swapped',
  'register-damaged',
  'register-not-trial',
  'register-exists',
  'register-held',
  'read-only',
  'register-superseded',
  'wrong-passphrase',
  'proof-wrong',
  'wait',
  'odd-file',
  'folder-missing',
  'folder-unwritable',
  'disk-full',
  'no-printer',
  'print-failed',
  // rules
  'reason-required',
  'leaving-reason',
  'immutable',
  'not-covered',
  'zone',
  'too-many-rows',
  'unreadable-file',
  'file-changed',
  'nothing-to-undo',
  'record-closed',
  'user-disabled',
  'last-coordinator',
  'second-user-missing',
  'second-decider-missing',
  'shut-out',
  // backups
  'backup-place-missing',
  'backup-place-inside',
  'backup-damaged',
  'backup-foreign',
  'backup-none',
] as const;

export type ErrorCode = (typeof errorCodes)[number];
