import { useState } from 'react';
import type { Source } from '../../../../electron/areas/backups/contract.ts';
import { passphraseBytes } from '../../../../electron/areas/users/rules.ts';
import type { Failure } from '../../../../electron/base/result.ts';
import { client, queryClient } from '../../../client/client.ts';
import { flushDrafts } from '../../../client/draft-keeper.ts';
import { useRead } from '../../../client/queries.ts';
import { useWait } from '../../users/start/wait-note.tsx';

type How = 'passphrase' | 'recovery-code';

const askStatus = () => queryClient.invalidateQueries({ queryKey: ['users', 'status'] });

/** What is typed for a restore, and the restore itself; `onRestored` runs once the register has been replaced. */
export const useRestore = (source: Source, onRestored: () => void) => {
  const [how, setHow] = useState<How>('passphrase');
  const [signature, setSignature] = useState<string | null>(null);
  const [secret, setSecret] = useState('');
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
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
      setFailure(null);
    },
    /** `first`: whose passphrase it is when nobody was chosen. */
    restore: async (first: string): Promise<void> => {
      if (pending || secret === '' || left !== null) return;
      setPending(true);
      // Text typed in the register being replaced stays with it, complete.
      await flushDrafts();
      const answer = await client.backups.restore({ source, how, signature: signature ?? first }, [passphraseBytes(secret)]);
      setPending(false);
      setSecret('');
      // An open register was locked at its end: the window begins again.
      if (answer.ok || answer.error.code === 'locked') onRestored();
      else if (answer.error.code !== 'cancelled') {
        setFailure(answer.error);
        setRefused(refused + 1);
        await askStatus();
      }
    },
  };
};

export type Restore = ReturnType<typeof useRestore>;
