import { faultOf } from '../../electron/base/faults.ts';
import { client } from './client.ts';

/** Records in the program's trace only the kind of error and where in our code it came from. */
export const noteFault = (error: unknown): void => {
  const { name, frames } = faultOf(error);
  // Best effort: a failed note must not become the next fault.
  client.users.noteFault({ name, frames }).catch(() => undefined);
};

/** Every error nobody caught. */
export const watchFaults = (): void => {
  addEventListener('error', ({ error }) => {
    // Without an error object it is Chromium's own message, such as a layout that needed another round.
    if (error instanceof Error || error instanceof DOMException) noteFault(error);
  });
  addEventListener('unhandledrejection', ({ reason }) => noteFault(reason));
};
