import { useEffect } from 'react';
import { client } from '../../client/client.ts';
import { useChain } from '../../state/chain.ts';

/** The first look at the register comes before the check of its log, which is work for a thread of its own. */
const rest = 3000;

/** Has the log checked once after an unlock, and then every page of the file. Locked or ended before its end, it is checked at the next. */
export const useQuietCheck = (): void => {
  useEffect(() => {
    const timer = setTimeout(() => {
      void client.audit.verifyQuietly({}).then((answer) => {
        if (answer.ok) useChain.getState().setVerdict(answer.value);
        // What it finds stands in the status.
        return client.users.checkFile({});
      });
    }, rest);
    return () => clearTimeout(timer);
  }, []);
};
