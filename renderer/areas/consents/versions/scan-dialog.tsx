import { useIntl } from 'react-intl';
import type { Id } from '../../../../electron/base/ids.ts';
import { useRead } from '../../../client/queries.ts';
import { Dialog } from '../../../ui/dialogs/dialog.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Loading } from '../../../ui/page/loading.tsx';
import s from '../consent-tab.module.css';

type ScanDialogProps = { readonly caseId: Id; readonly consentId: Id; readonly scanId: Id; readonly onClose: () => void };

/** A photographed or scanned paper, looked at inside the window: nothing of it is written anywhere. */
export const ScanDialog = ({ caseId, consentId, scanId, onClose }: ScanDialogProps) => {
  const { formatMessage } = useIntl();
  const { data, error, refetch } = useRead('consents', 'scanPicture', { caseId, consentId, scanId });
  return (
    <Dialog isOpen width="full" title={formatMessage({ id: 'consents.scan' })} onDismiss={onClose}>
      {error ? (
        <ErrorState failure={error.failure} onRetry={() => void refetch()} />
      ) : data ? (
        <img className={s['picture']} src={`data:image/${data.kind};base64,${data.base64}`} alt={formatMessage({ id: 'consents.scan' })} />
      ) : (
        <Loading />
      )}
    </Dialog>
  );
};
