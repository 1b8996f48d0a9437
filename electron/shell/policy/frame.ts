import { bytesLimit, frameLimit, type Frame, type Reply } from '../../base/contract.ts';
import type { ErrorCode } from '../../base/error-codes.ts';
import { fail } from '../../base/result.ts';

/** As many buffers as any procedure takes, and some to spare; the router checks the exact number. */
const mostBuffers = 8;

/** A reply from the shell itself, in the core's format. */
export const refusal = (code: ErrorCode): string => JSON.stringify({ result: fail(code), changed: [] } satisfies Reply);

/** A call of the shell's own. */
export const frameText = (procedure: string): string => JSON.stringify({ procedure, input: {} } satisfies Frame);

/**
 * The window's request to lock, as the client writes it. It is the only call that the shell answers itself, because a busy core could not.
 */
export const lockFrame = frameText('users.lock');

/** The shell's answer to it. */
export const lockReply = JSON.stringify({ result: { ok: true, value: {} }, changed: [] } satisfies Reply);

/** Whether the core refused. Only for replies to the shell's own calls; it does not look at the window's. */
export const isRefused = (reply: string): boolean => !(JSON.parse(reply) as Reply).result.ok;

export type Call =
  | { readonly kind: 'call'; readonly text: string; readonly bytes: readonly Uint8Array[] }
  | { readonly kind: 'refused'; readonly code: 'malformed-frame' | 'frame-too-large' };

/** What the window sent, checked only for shape and size: the shell never looks inside the text. */
export const readCall = (text: unknown, bytes: unknown): Call => {
  if (typeof text !== 'string' || !Array.isArray(bytes)) return { kind: 'refused', code: 'malformed-frame' };
  const buffers: unknown[] = bytes;
  if (text.length > frameLimit || buffers.length > mostBuffers) return { kind: 'refused', code: 'frame-too-large' };
  const checked: Uint8Array[] = [];
  for (const buffer of buffers) {
    if (!(buffer instanceof Uint8Array)) return { kind: 'refused', code: 'malformed-frame' };
    if (buffer.byteLength > bytesLimit) return { kind: 'refused', code: 'frame-too-large' };
    checked.push(buffer);
  }
  return { kind: 'call', text, bytes: checked };
};
