import { z } from 'zod';

/**
 * What may be recorded about an error: its kind, and where in our own code it came from. Never its message, which may contain what somebody
 * typed, and never a path, which contains a user name. Nothing here is free text: names and codes come from known lists or match known
 * patterns, and a place is one of our files with two numbers.
 */
export const faultNames = [
  'Error',
  'TypeError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'EvalError',
  'URIError',
  'AggregateError',
  'AssertionError',
  'AbortError',
  'DataCloneError',
  'InvalidStateError',
  'NetworkError',
  'NotAllowedError',
  'NotFoundError',
  'NotSupportedError',
  'OperationError',
  'QuotaExceededError',
  'SecurityError',
  'TimeoutError',
  'SqliteError',
  'ZodError',
  'Refusal',
  'CallFailed',
  'StartFault',
  'CoreEnded',
  'PageEnded',
  'Other',
] as const;

const systemCodes = [
  'EACCES',
  'EBUSY',
  'EDQUOT',
  'EEXIST',
  'EINVAL',
  'EIO',
  'EISDIR',
  'ELOOP',
  'EMFILE',
  'ENAMETOOLONG',
  'ENFILE',
  'ENODEV',
  'ENOENT',
  'ENOMEM',
  'ENOSPC',
  'ENOTDIR',
  'ENOTEMPTY',
  'ENXIO',
  'EPERM',
  'EPIPE',
  'EROFS',
  'ESTALE',
  'ETIMEDOUT',
  'EXDEV',
  'MODULE_NOT_FOUND',
  // Chromium's reasons for the end of a page.
  'abnormal-exit',
  'clean-exit',
  'crashed',
  'integrity-failure',
  'killed',
  'launch-failed',
  'memory-eviction',
  'oom',
] as const;

/** Codes of Node and SQLite. Only our own threads report them; the window reports none. */
const isCode = (code: string): boolean =>
  (systemCodes as readonly string[]).includes(code) || /^(?:ERR|SQLITE)_[A-Z0-9_]{1,50}$/.test(code);

/** Our bundles, each by its output folder. */
const place = /^(?:shell|core|chunks|stand-in|assets)\/[\w.-]{1,80}\.c?js$/;
const mostFrames = 12;

export const frameSchema = z.strictObject({
  file: z.string().regex(place),
  line: z.int().min(0).max(9_999_999),
  column: z.int().min(0).max(9_999_999),
});
export const framesSchema = z.array(frameSchema).max(mostFrames);

export const faultSchema = z.strictObject({
  name: z.enum(faultNames),
  code: z.string().refine(isCode).nullable(),
  frames: framesSchema,
});
export type Fault = z.infer<typeof faultSchema>;

export const faultSources = ['shell', 'core', 'job', 'window'] as const;

/** One line of the trace: repeats of the same fault in a row are counted. */
export const traceEntrySchema = z.strictObject({
  at: z.iso.datetime(),
  source: z.enum(faultSources),
  version: z.string().regex(/^\d[\w.+-]{0,39}$/),
  times: z.int().min(1),
  ...faultSchema.shape,
});
export type TraceEntry = z.infer<typeof traceEntrySchema>;

const framesIn = (stack: string): Fault['frames'] => {
  const frames: Fault['frames'] = [];
  for (const line of stack.split('\n')) {
    const [, file = '', at = '', column = ''] = /(?:^|[\\/])([\w-]+[\\/][\w.-]+\.c?js):(\d{1,7}):(\d{1,7})\)?\s*$/.exec(line) ?? [];
    const named = file.replace('\\', '/');
    if (!place.test(named)) continue;
    frames.push({ file: named, line: Number(at), column: Number(column) });
    if (frames.length === mostFrames) break;
  }
  return frames;
};

const textIn = (error: unknown, key: string): string => {
  try {
    const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;
    return typeof value === 'string' ? value : '';
  } catch {
    // A getter that throws yields nothing.
    return '';
  }
};

/**
 * Accepts any thrown value. The error's own message is cut off its stack first; anything left that is not a place in our code is dropped.
 */
export const faultOf = (error: unknown): Fault => {
  const [name, code, message, stack] = ['name', 'code', 'message', 'stack'].map((key) => textIn(error, key)) as [
    string,
    string,
    string,
    string,
  ];
  const at = message === '' ? -1 : stack.indexOf(message);
  return {
    name: faultNames.find((each) => each === name) ?? 'Other',
    code: isCode(code) ? code : null,
    frames: framesIn(at < 0 ? stack : stack.slice(at + message.length)),
  };
};
