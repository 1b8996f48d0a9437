import { useIntl } from 'react-intl';
import type { Failure } from '../../../../electron/base/result.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { FailureNote } from './failure-note.tsx';
import s from './start.module.css';
import { StepTitle } from './step-title.tsx';

type LostProps = {
  readonly status: { readonly folderName: string };
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly onAgain: () => void;
  readonly onChooseFolder: () => void;
  readonly onRestore: () => void;
  readonly onNew: () => void;
  readonly onDemo: () => void;
};

/** The folder that last held the register no longer does. A welcome here would read as if everything were lost. */
export const Lost = ({ status, busy, failure, onAgain, onChooseFolder, onRestore, onNew, onDemo }: LostProps) => {
  const { formatMessage } = useIntl();
  return (
    <>
      <StepTitle>{formatMessage({ id: 'users.lost.title' })}</StepTitle>
      <p className={s['lead']}>{formatMessage({ id: 'users.lost.lead' }, { folder: status.folderName })}</p>
      <div className={s['actions']}>
        <Button variant="primary" onPress={onAgain}>
          {formatMessage({ id: 'users.lost.again' })}
        </Button>
        <Button onPress={onChooseFolder}>{formatMessage({ id: 'users.choose-folder' })}</Button>
        <Button onPress={onRestore}>{formatMessage({ id: 'backups.start' })}</Button>
      </div>
      <FailureNote failure={failure} />
      <div className={s['actions']}>
        <Button variant="quiet" size="small" onPress={onNew}>
          {formatMessage({ id: 'users.welcome.new' })}
        </Button>
        <Button variant="quiet" size="small" onPress={onDemo} isPending={busy}>
          {formatMessage({ id: 'users.welcome.demo' })}
        </Button>
      </div>
    </>
  );
};
