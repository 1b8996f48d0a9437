import { useIntl } from 'react-intl';
import { ProgressDialog } from '../../ui/dialogs/progress-dialog.tsx';
import type { RunningJob } from '../../client/use-job.ts';

/** Bytes mean little to a person: the bar moves in hundredths. */
const hundredths = (done: number, total: number): number => (total === 0 ? 0 : Math.round((done / total) * 100));

export const BackupProgress = ({ job, title }: { readonly job: RunningJob; readonly title: string }) => {
  const { formatMessage } = useIntl();
  if (job.progress === null) return null;
  const { done, total, step } = job.progress;
  return (
    <ProgressDialog
      isOpen
      title={title}
      done={hundredths(done, total)}
      total={total === 0 ? 0 : 100}
      step={formatMessage({ id: step === 'copy' ? 'backups.step.copy' : 'backups.step.check' })}
      onCancel={job.cancel}
      isCancelling={job.isCancelling}
    />
  );
};
