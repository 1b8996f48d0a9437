import { faultOf } from '../../electron/base/faults.ts';
import { client } from './client.ts';

/** Puts into the program's trace which kind of error it was and where in our code it came from; nothing else of it. */
export const noteFault = (error: unknown): void => {
  const { name, frames } = faultOf(error);
  // A note that cannot be made is let go: it must not become the next fault.
  client.users.noteFault({ name, frames }).catch(() => undefined);
};

/** Every error nobody caught. */
export const watchFaults = (): void => {
  addEventListener('error', ({ error }) => {
    // Without an error object it is Chromium's own remark, as of a layout that needed another round.
    if (error instanceof Error || error instanceof DOMException) noteFault(error);
  });
  addEventListener('unhandledrejection', ({ reason }) => noteFault(reason));
};
