import { ArchiveRestore, FlaskConical, FolderOpen, FolderPlus, type LucideIcon } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { Failure } from '../../../electron/base/result.ts';
import type { MessageId } from '../../i18n/message-ids.ts';
import { Icon } from '../../ui/icon.tsx';
import { FailureNote } from './failure-note.tsx';
import s from './start.module.css';
import { StepTitle } from './step-title.tsx';

type WelcomeProps = {
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly onNew: () => void;
  readonly onDemo: () => void;
  readonly onChooseFolder: () => void;
  readonly onRestore: () => void;
};

/** No register in the folder: make one, open another, or try with invented people. */
export const Welcome = ({ busy, failure, onNew, onDemo, onChooseFolder, onRestore }: WelcomeProps) => {
  const { formatMessage } = useIntl();
  type Choice = {
    readonly id: string;
    readonly icon: LucideIcon;
    readonly title: MessageId;
    readonly text: MessageId;
    readonly onPress: () => void;
  };
  const choices: readonly Choice[] = [
    { id: 'new', icon: FolderPlus, title: 'users.welcome.new', text: 'users.welcome.new-text', onPress: onNew },
    { id: 'open', icon: FolderOpen, title: 'users.welcome.open', text: 'users.welcome.open-text', onPress: onChooseFolder },
    { id: 'restore', icon: ArchiveRestore, title: 'backups.start', text: 'backups.start-text', onPress: onRestore },
    { id: 'demo', icon: FlaskConical, title: 'users.welcome.demo', text: 'users.welcome.demo-text', onPress: onDemo },
  ];
  return (
    <>
      <StepTitle takesFocus={false}>{formatMessage({ id: 'users.welcome.title' })}</StepTitle>
      <p className={s['lead']}>{formatMessage({ id: 'users.welcome.lead' })}</p>
      <div className={s['choices']}>
        {choices.map(({ id, icon, title, text, onPress }) => (
          <button key={id} type="button" className={s['choice']} disabled={busy} onClick={onPress}>
            <Icon of={icon} size={20} />
            <span className={s['choiceTitle']}>{formatMessage({ id: title })}</span>
            <span className={s['choiceText']}>{formatMessage({ id: text })}</span>
          </button>
        ))}
      </div>
      <p role="status" className={s['working']}>
        {busy ? formatMessage({ id: 'users.demo-opening' }) : ''}
      </p>
      <FailureNote failure={failure} />
    </>
  );
};
