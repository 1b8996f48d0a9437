import type { Result } from '../../electron/base/result.ts';
import { useSaving } from '../state/saving.ts';
import { lastDoneAt } from './client.ts';

/**
 * Shows a call that saves something in the top bar: "Sparar…", then "Sparat 13.42" or "Inte sparat". Every change of a
 * record goes through here: `const answer = await saving(client.events.add({ … }))`. Calls that only leave a log entry
 * (opening, searching, revealing) do not. The time is the core's, as stored in the register.
 */
export const saving = async <T>(call: Promise<Result<T>>): Promise<Result<T>> => {
  const { begin, end } = useSaving.getState();
  begin();
  try {
    const answer = await call;
    end(answer.ok ? { kind: 'saved', at: lastDoneAt() } : { kind: 'failed' });
    return answer;
  } catch (error) {
    end({ kind: 'failed' });
    throw error;
  }
};
