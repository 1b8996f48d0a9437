import { bytesLimit, frameLimit, type Frame, type Reply } from '../../base/contract.ts';
import type { ErrorCode } from '../../base/error-codes.ts';
import { fail } from '../../base/result.ts';

/** As many buffers as any procedure takes, with room; the router counts exactly. */
const mostBuffers = 8;

/** A reply that the shell itself gives, in the core's form. */
export const refusal = (code: ErrorCode): string => JSON.stringify({ result: fail(code), changed: [] } satisfies Reply);

/** A call of the shell's own. */
export const frameText = (procedure: string): string => JSON.stringify({ procedure, input: {} } satisfies Frame);

/** The window's wish to lock, as the client writes it: the one call that the shell answers itself, because a busy core would not. */
export const lockFrame = frameText('users.lock');

/** The shell's answer to it. */
export const lockReply = JSON.stringify({ result: { ok: true, value: {} }, changed: [] } satisfies Reply);

/** Whether the core said no. Only for replies to the shell's own calls; the window's are none of its business. */
export const isRefused = (reply: string): boolean => !(JSON.parse(reply) as Reply).result.ok;

export type Call =
  | { readonly kind: 'call'; readonly text: string; readonly bytes: readonly Uint8Array[] }
  | { readonly kind: 'refused'; readonly code: 'malformed-frame' | 'frame-too-large' };

/** What the window sent, checked for shape and size only: the shell never looks inside the text. */
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
