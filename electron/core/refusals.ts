import { Refusal, type Failure } from '../base/result.ts';
import { sqliteCode } from '../register/database.ts';

/** Any error a use case throws, as the failure the window is told. Messages never cross: they may hold data. */
export const failureOf = (error: unknown): Failure => {
  if (error instanceof Refusal) return error.failure;
  const code = sqliteCode(error) ?? (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return { code: 'disk-full' };
  if (code.startsWith('SQLITE_READONLY') || ['EACCES', 'EROFS', 'EPERM', 'SQLITE_CANTOPEN'].includes(code))
    return { code: 'folder-unwritable' };
  // A file where a folder belongs, a folder where a file belongs, a link that leads to itself.
  if (['ENOTDIR', 'EISDIR', 'ELOOP'].includes(code)) return { code: 'odd-file' };
  // A stick that was pulled, a network drive that is gone: the folder, not what lies in it.
  if (['ENOENT', 'ENODEV', 'ENXIO', 'ESTALE'].includes(code)) return { code: 'folder-missing' };
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return { code: 'register-damaged' };
  if (code.startsWith('SQLITE_BUSY')) return { code: 'register-in-use' };
  return { code: 'internal', details: { kind: error instanceof Error ? error.name : typeof error } };
};

/** Problems of a field that tell what stands in another case: whoever tries numbers leaves a trace with each. */
const tellsOfAnother: readonly string[] = ['number-taken', 'number-protected', 'number-ended'];

/** Refusals that tell of a fault or an attack rather than of a person's typing, or of another case: they are recorded. */
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
