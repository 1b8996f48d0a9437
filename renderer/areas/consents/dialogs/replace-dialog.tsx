import { useIntl } from 'react-intl';
import type { Consent } from '../../../../electron/areas/consents/contract.ts';
import type { Id } from '../../../../electron/base/ids.ts';
import { client } from '../../../client/client.ts';
import { saving } from '../../../client/saving-call.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { showToast } from '../../../state/toasts.ts';
import { ConfirmDialog } from '../../../ui/dialogs/confirm-dialog.tsx';
import { coreNow } from './moment.ts';

type ReplaceDialogProps = {
  readonly caseId: Id;
  readonly newer: Consent;
  readonly older: readonly Consent[];
  readonly onClose: () => void;
};

/** A newer version is complete while older ones still hold: versions add up, so narrowing means withdrawing. */
export const ReplaceDialog = ({ caseId, newer, older, onClose }: ReplaceDialogProps) => {
  const { formatMessage, formatList } = useIntl();
  const { sentence } = useFailure();
  const { isPending, submit } = useSubmit();
  const words = { count: older.length, newer: newer.number, older: formatList(older.map((one) => String(one.number)).reverse()) };
  const replace = async (): Promise<void> => {
    const answer = await submit<unknown>(async () => {
      const withdrawnAt = await coreNow();
      if (withdrawnAt === null) return { ok: true, value: null };
      const toldBy = formatMessage({ id: 'consents.replace.told-by' }, { newer: newer.number });
      const consentIds = older.map(({ id }) => id);
      return saving(client.consents.withdraw({ caseId, consentIds, agencyId: null, subject: null, withdrawnAt, toldBy }));
    });
    if (!answer) return;
    if (!answer.ok) showToast(sentence(answer.error), { tone: 'error' });
    onClose();
  };
  return (
    <ConfirmDialog
      isOpen
      title={formatMessage({ id: 'consents.replace.title' }, words)}
      confirm={formatMessage({ id: 'consents.replace.confirm' }, words)}
      cancel={formatMessage({ id: 'consents.replace.keep' })}
      isPending={isPending}
      onConfirm={() => void replace()}
      onCancel={onClose}
    >
      {formatMessage({ id: 'consents.replace.text' }, words)}
    </ConfirmDialog>
  );
};
