import { FlaskConical, FolderOpen, FolderPlus, type LucideIcon } from 'lucide-react';
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
};

/** No register in the folder: make one, open another, or try with invented people. */
export const Welcome = ({ busy, failure, onNew, onDemo, onChooseFolder }: WelcomeProps) => {
  const { formatMessage } = useIntl();
  const choices: readonly { readonly id: 'new' | 'open' | 'demo'; readonly icon: LucideIcon; readonly onPress: () => void }[] = [
    { id: 'new', icon: FolderPlus, onPress: onNew },
    { id: 'open', icon: FolderOpen, onPress: onChooseFolder },
    { id: 'demo', icon: FlaskConical, onPress: onDemo },
  ];
  return (
    <>
      <StepTitle takesFocus={false}>{formatMessage({ id: 'users.welcome.title' })}</StepTitle>
      <p className={s['lead']}>{formatMessage({ id: 'users.welcome.lead' })}</p>
      <div className={s['choices']}>
        {choices.map(({ id, icon, onPress }) => (
          <button key={id} type="button" className={s['choice']} disabled={busy} onClick={onPress}>
            <Icon of={icon} size={20} />
            <span className={s['choiceTitle']}>{formatMessage({ id: `users.welcome.${id}` as MessageId & 'users.welcome.new' })}</span>
            <span className={s['choiceText']}>
              {formatMessage({ id: `users.welcome.${id}-text` as MessageId & 'users.welcome.new-text' })}
            </span>
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
