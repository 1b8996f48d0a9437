import { useIntl } from 'react-intl';
import type { Failure } from '../../../../electron/base/result.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { FailureNote } from './failure-note.tsx';
import s from './start.module.css';
import { StepTitle } from './step-title.tsx';

type ProblemProps = {
  readonly status: { readonly state: string; readonly folderName: string };
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly onDemo: () => void;
  readonly onChooseFolder: () => void;
  readonly onRestore: () => void;
};

/** A folder that holds something other than a register this program may open. Says what; touches nothing. */
export const Problem = ({ status, busy, failure, onDemo, onChooseFolder, onRestore }: ProblemProps) => {
  const { formatMessage } = useIntl();
  return (
    <>
      <StepTitle>{formatMessage({ id: 'users.problem.title' }, { folder: status.folderName })}</StepTitle>
      <ErrorState
        failure={{ code: `register-${status.state}` as Failure['code'] }}
        action={
          <>
            <Button variant="primary" onPress={onChooseFolder}>
              {formatMessage({ id: 'users.choose-folder' })}
            </Button>
            {status.state === 'damaged' && <Button onPress={onRestore}>{formatMessage({ id: 'backups.start' })}</Button>}
            <Button onPress={onDemo} isPending={busy}>
              {formatMessage({ id: 'users.welcome.demo' })}
            </Button>
          </>
        }
      />
      <FailureNote failure={failure} />
      <div className={s['actions']} />
    </>
  );
};
