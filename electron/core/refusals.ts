import { Refusal, type Failure } from '../base/result.ts';
import { sqliteCode } from '../register/database.ts';

/** Turns any error that a use case throws into the failure that the window receives. Error messages never cross: they may contain data. */
export const failureOf = (error: unknown): Failure => {
  if (error instanceof Refusal) return error.failure;
  const code = sqliteCode(error) ?? (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return { code: 'disk-full' };
  if (code.startsWith('SQLITE_READONLY') || ['EACCES', 'EROFS', 'EPERM', 'SQLITE_CANTOPEN'].includes(code))
    return { code: 'folder-unwritable' };
  // A file where a folder belongs, a folder where a file belongs, a link to itself.
  if (['ENOTDIR', 'EISDIR', 'ELOOP'].includes(code)) return { code: 'odd-file' };
  // A stick that was pulled, a network drive that is gone: the folder itself, not its content.
  if (['ENOENT', 'ENODEV', 'ENXIO', 'ESTALE'].includes(code)) return { code: 'folder-missing' };
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return { code: 'register-damaged' };
  if (code.startsWith('SQLITE_BUSY')) return { code: 'register-in-use' };
  return { code: 'internal', details: { kind: error instanceof Error ? error.name : typeof error } };
};

/** Field problems that reveal what is in another case: each attempt to guess numbers leaves a trace. */
const tellsOfAnother: readonly string[] = ['number-taken', 'number-protected', 'number-ended'];

/** Refusals that point to a fault, an attack or another case rather than a typing error: these are recorded. */
export const isRecorded = (failure: Failure): boolean =>
  Object.values(failure.fields ?? {}).some((problem) => tellsOfAnother.includes(problem)) ||
  [
    'unknown-procedure',
    'malformed-frame',
    'frame-too-large',
    'locked',
    'no-grant',
    'forbidden',
    'shut-out',
    'not-covered',
    'internal',
  ].includes(failure.code);
