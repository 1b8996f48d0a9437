import type { Instant } from '../../electron/base/dates.ts';
import type { Result } from '../../electron/base/result.ts';
import { useSaving } from '../state/saving.ts';
import { client } from './client.ts';

/** The core's clock: the time beside "Sparat" is the one that stands in the register. */
const coreNow = async (): Promise<Instant> => {
  const status = await client.users.status({});
  return status.ok ? status.value.now : new Date().toISOString();
};

/**
 * Shows a call that saves something in the top bar: "Sparar…", then "Sparat 13.42" or "Inte sparat". Every change of a
 * record goes through here: `const answer = await saving(client.events.add({ … }))`. Calls that only leave a log entry
 * (opening, searching, revealing) do not.
 */
export const saving = async <T>(call: Promise<Result<T>>): Promise<Result<T>> => {
  const { begin, end } = useSaving.getState();
  begin();
  try {
    const answer = await call;
    end(answer.ok ? { kind: 'saved', at: await coreNow() } : { kind: 'failed' });
    return answer;
  } catch (error) {
    end({ kind: 'failed' });
    throw error;
  }
};
