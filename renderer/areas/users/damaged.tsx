import { ArchiveRestore, BookOpen, FolderDown, Lock, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Salvaged as Answer } from '../../../electron/areas/users/damage-contract.ts';
import { client } from '../../client/client.ts';
import { useRead } from '../../client/queries.ts';
import type { MessageId } from '../../i18n/message-ids.ts';
import { useDamage } from '../../state/damage.ts';
import { Icon } from '../../ui/icon.tsx';
import { Loading } from '../../ui/loading.tsx';
import { FailureNote } from './failure-note.tsx';
import { SalvageProgress } from './salvage-progress.tsx';
import { Salvaged } from './salvaged.tsx';
import { StartFrame } from './start-frame.tsx';
import s from './start.module.css';
import { StepTitle } from './step-title.tsx';
import { useSalvage } from './use-salvage.ts';

type Choice = { readonly id: 'save' | 'backup' | 'read' | 'lock'; readonly icon: LucideIcon; readonly onPress: () => void };

/** The open register's file is damaged: what happened, that nothing is gone, and the ways on. */
export const Damaged = ({ onLock }: { readonly onLock: () => void }) => {
  const { formatMessage } = useIntl();
  const status = useRead('users', 'status', {}).data;
  const setReading = useDamage((state) => state.setReading);
  const [done, setDone] = useState<Answer | null>(null);
  const { job, failure, isHopeless, start } = useSalvage((jobId) => client.users.salvage({ jobId }), setDone);
  if (!status) return <Loading />;
  const choices: readonly Choice[] = [
    { id: 'save', icon: FolderDown, onPress: () => void start() },
    // A register in use is not replaced: its lock screen leads to the backups.
    { id: 'backup', icon: ArchiveRestore, onPress: onLock },
    { id: 'read', icon: BookOpen, onPress: () => setReading(true) },
    { id: 'lock', icon: Lock, onPress: onLock },
  ];
  return (
    <StartFrame version={status.version} runtime={status.runtime}>
      {done ? (
        <Salvaged salvaged={done} onOpen={onLock} />
      ) : (
        <>
          <StepTitle>{formatMessage({ id: 'damage.title' })}</StepTitle>
          <p className={s['lead']}>{formatMessage({ id: 'damage.lead' })}</p>
          <div className={s['choices']}>
            {choices.map(({ id, icon, onPress }) => (
              <button key={id} type="button" className={s['choice']} onClick={onPress}>
                <Icon of={icon} size={20} />
                <span className={s['choiceTitle']}>{formatMessage({ id: `damage.${id}` as MessageId & 'damage.save' })}</span>
                <span className={s['choiceText']}>{formatMessage({ id: `damage.${id}-text` as MessageId & 'damage.save-text' })}</span>
              </button>
            ))}
          </div>
          {isHopeless ? (
            <p role="alert" className={s['failure']}>
              {formatMessage({ id: 'damage.nothing' })}
            </p>
          ) : (
            <FailureNote failure={failure} />
          )}
        </>
      )}
      <SalvageProgress job={job} />
    </StartFrame>
  );
};
