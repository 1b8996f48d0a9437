import { ArchiveRestore, BookOpen, FolderDown, Lock } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Salvaged as Answer } from '../../../../electron/areas/users/repair/damage-contract.ts';
import { client } from '../../../client/client.ts';
import { useRead } from '../../../client/queries.ts';
import { useDamage } from '../../../state/damage.ts';
import { Loading } from '../../../ui/page/loading.tsx';
import { Choices, type Choice } from './choices.tsx';
import { SalvageProgress } from './salvage-progress.tsx';
import { SalvageTrouble } from './salvage-trouble.tsx';
import { Salvaged } from './salvage-result.tsx';
import { StartFrame } from './start-frame.tsx';
import s from './start.module.css';
import { StepTitle } from './step-title.tsx';
import { useSalvage } from './use-salvage.ts';

/** The open register's file is damaged: what happened, that nothing is lost, and the options. */
export const Damaged = ({ onLock }: { readonly onLock: () => void }) => {
  const { formatMessage } = useIntl();
  const status = useRead('users', 'status', {}).data;
  const setReading = useDamage((state) => state.setReading);
  const [done, setDone] = useState<Answer | null>(null);
  const { job, failure, isHopeless, start } = useSalvage((jobId) => client.users.salvage({ jobId }), setDone);
  if (!status) return <Loading />;
  const choices: readonly Choice[] = [
    { icon: FolderDown, title: 'damage.save', text: 'damage.save-text', onPress: () => void start() },
    // A register in use is not replaced: its lock screen leads to the backups.
    { icon: ArchiveRestore, title: 'damage.backup', text: 'damage.backup-text', onPress: onLock },
    { icon: BookOpen, title: 'damage.read', text: 'damage.read-text', onPress: () => setReading(true) },
    { icon: Lock, title: 'damage.lock', text: 'damage.lock-text', onPress: onLock },
  ];
  return (
    <StartFrame version={status.version} runtime={status.runtime}>
      {done ? (
        <Salvaged salvaged={done} onOpen={onLock} />
      ) : (
        <>
          <StepTitle>{formatMessage({ id: 'damage.title' })}</StepTitle>
          <p className={s['lead']}>{formatMessage({ id: 'damage.lead' })}</p>
          <Choices of={choices} />
          <SalvageTrouble isHopeless={isHopeless} failure={failure} />
        </>
      )}
      <SalvageProgress job={job} />
    </StartFrame>
  );
};
