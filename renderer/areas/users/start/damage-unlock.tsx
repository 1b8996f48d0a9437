import { useIntl } from 'react-intl';
import type { Salvaged } from '../../../../electron/areas/users/repair/damage-contract.ts';
import { client } from '../../../client/client.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { SalvageProgress } from './salvage-progress.tsx';
import { SalvageTrouble } from './salvage-trouble.tsx';
import s from './start.module.css';
import { useSalvage } from './use-salvage.ts';

type DamagedLockedProps = {
  readonly by: 'passphrase' | 'recovery-code';
  readonly signature: string;
  /** The typed secret that opened the envelope; fresh bytes each time, as they are overwritten in transit. */
  readonly secret: () => Uint8Array;
  readonly onSaved: (salvaged: Salvaged) => void;
};

/** A register whose file does not open any more, though the passphrase is right. */
export const DamagedLocked = ({ by, signature, secret, onSaved }: DamagedLockedProps) => {
  const { formatMessage } = useIntl();
  const { job, failure, isHopeless, start } = useSalvage(
    (jobId) => client.users.salvageLocked({ jobId, by, signature }, [secret()]),
    onSaved,
  );
  return (
    <>
      <p className={s['working']}>{formatMessage({ id: 'damage.locked-text' })}</p>
      <div className={s['actions']}>
        <Button onPress={() => void start()}>{formatMessage({ id: 'damage.save' })}</Button>
      </div>
      <SalvageTrouble isHopeless={isHopeless} failure={failure} />
      <SalvageProgress job={job} />
    </>
  );
};
