import type { InvokeEvent } from '../electron-api.ts';
import { scheme, windowHost } from './policy.ts';

/**
 * Whether a message comes from the main frame of our own window showing our own page. A frame that no longer exists has no address and is
 * refused. `URL.origin` is "null" for schemes Node does not know, so scheme and host are compared.
 */
export const isTrusted = (event: InvokeEvent, windowId: number): boolean => {
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null || event.sender.id !== windowId) return false;
  try {
    const { protocol, host } = new URL(frame.url);
    return protocol === `${scheme}:` && host === windowHost;
  } catch {
    return false;
  }
};
