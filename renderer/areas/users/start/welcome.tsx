import { ArchiveRestore, FlaskConical, FolderOpen, FolderPlus } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { Failure } from '../../../../electron/base/result.ts';
import { Choices, type Choice } from './choices.tsx';
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
  const choices: readonly Choice[] = [
    { icon: FolderPlus, title: 'users.welcome.new', text: 'users.welcome.new-text', onPress: onNew },
    { icon: FolderOpen, title: 'users.welcome.open', text: 'users.welcome.open-text', onPress: onChooseFolder },
    { icon: ArchiveRestore, title: 'backups.start', text: 'backups.start-text', onPress: onRestore },
    { icon: FlaskConical, title: 'users.welcome.demo', text: 'users.welcome.demo-text', onPress: onDemo },
  ];
  return (
    <>
      <StepTitle takesFocus={false}>{formatMessage({ id: 'users.welcome.title' })}</StepTitle>
      <p className={s['lead']}>{formatMessage({ id: 'users.welcome.lead' })}</p>
      <Choices of={choices} isDisabled={busy} />
      <p role="status" className={s['working']}>
        {busy ? formatMessage({ id: 'users.demo-opening' }) : ''}
      </p>
      <FailureNote failure={failure} />
    </>
  );
};
