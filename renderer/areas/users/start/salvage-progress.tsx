import { useIntl } from 'react-intl';
import { isMessageId } from '../../../i18n/messages.ts';
import { ProgressDialog } from '../../../ui/dialogs/progress-dialog.tsx';
import type { RunningJob } from '../../../client/use-job.ts';

/** How far the saving has come, and the way out. */
export const SalvageProgress = ({ job }: { readonly job: RunningJob }) => {
  const { formatMessage } = useIntl();
  const step = `damage.step.${job.progress?.step ?? ''}`;
  return (
    <ProgressDialog
      isOpen={job.progress !== null}
      title={formatMessage({ id: 'damage.working' })}
      done={job.progress?.done ?? 0}
      total={job.progress?.total ?? 0}
      {...(isMessageId(step) ? { step: formatMessage({ id: step }) } : {})}
      onCancel={job.cancel}
      isCancelling={job.isCancelling}
    />
  );
};
