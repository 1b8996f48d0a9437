import { useState } from 'react';
import type { Source } from '../../../../electron/areas/backups/contract.ts';
import { passphraseBytes } from '../../../../electron/areas/users/rules.ts';
import { client, queryClient } from '../../../client/client.ts';
import { flushDrafts } from '../../../client/draft-keeper.ts';
import { useRead } from '../../../client/queries.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useWait } from '../../users/start/wait-note.tsx';

type How = 'passphrase' | 'recovery-code';

const askStatus = () => queryClient.invalidateQueries({ queryKey: ['users', 'status'] });

/** What is typed for a restore, and the restore itself; `onRestored` runs once the register has been replaced. */
export const useRestore = (source: Source, onRestored: () => void) => {
  const [how, setHow] = useState<How>('passphrase');
  const [signature, setSignature] = useState<string | null>(null);
  const [secret, setSecret] = useState('');
  const { failure, isPending: pending, submit, clear } = useSubmit();
  const [refused, setRefused] = useState(0);
  const status = useRead('users', 'status', {}).data;
  // Before a register is open, wrong tries make wait here as at the lock.
  const left = useWait({ waitUntil: status?.waitUntil ?? null, now: status?.now ?? '' }, askStatus);
  return {
    left,
    how,
    signature,
    setSignature,
    secret,
    setSecret,
    pending,
    failure,
    /** How many times it was refused. */
    refused,
    /** The passphrase, or the code on paper. */
    switchHow: (): void => {
      setHow(how === 'passphrase' ? 'recovery-code' : 'passphrase');
      setSecret('');
      clear();
    },
    /** `first`: whose passphrase it is when nobody was chosen. */
    restore: async (first: string): Promise<void> => {
      if (secret === '' || left !== null) return;
      const answer = await submit(async () => {
        // What was typed in the register that is left is left with it, whole.
        await flushDrafts();
        return client.backups.restore({ source, how, signature: signature ?? first }, [passphraseBytes(secret)]);
      });
      if (!answer) return;
      setSecret('');
      const code = answer.ok ? null : answer.error.code;
      // To be cancelled is no trouble; and an open register was locked at its end: the window begins again.
      if (code === 'cancelled' || code === 'locked') clear();
      if (code === null || code === 'locked') onRestored();
      else if (code !== 'cancelled') {
        setRefused(refused + 1);
        await askStatus();
      }
    },
  };
};

export type Restore = ReturnType<typeof useRestore>;
