import { type ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { Result } from '../../../../electron/base/result.ts';
import { saving } from '../../../client/saving-call.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { showToast } from '../../../state/toasts.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { FormColumn } from '../../../ui/page/columns.tsx';
import { Dialog } from '../../../ui/dialogs/dialog.tsx';
import { WarningStrip } from '../../../ui/page/warning-strip.tsx';

type Left = { readonly left: boolean; readonly name: string; readonly outcome?: 'allowed' | 'refused' };

type LetterDialogProps = {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly isWritten: boolean;
  readonly onSend: () => Promise<Result<Left>>;
  /** Sent, or given up: what was written goes. */
  readonly onDone: () => void;
  readonly children: (error: (name: string) => string | undefined) => ReactNode;
};

/** A form that ends in a decision and its letter. */
export const LetterDialog = ({ title, text, confirm, isWritten, onSend, onDone, children }: LetterDialogProps) => {
  const { formatMessage } = useIntl();
  const { field, sentence } = useFailure();
  const { failure, isPending, submit } = useSubmit();
  const send = async (): Promise<void> => {
    const answer = await submit(() => saving(onSend()));
    if (!answer?.ok) return;
    const { left, name, outcome } = answer.value;
    if (outcome === 'allowed') showToast(formatMessage({ id: 'disclosures.request.allowed' }));
    else showToast(left ? formatMessage({ id: 'disclosures.saved' }, { name }) : formatMessage({ id: 'disclosures.not-saved' }));
    onDone();
  };
  return (
    <Dialog
      isOpen
      title={title}
      hasUnsaved={isWritten}
      onDismiss={onDone}
      actions={
        <Button variant="primary" isPending={isPending} onPress={() => void send()}>
          {confirm}
        </Button>
      }
    >
      <FormColumn>
        <p>{text}</p>
        {children((name) => field(failure, name))}
        {failure && !failure.fields && <WarningStrip tone="danger" lead={sentence(failure)} />}
      </FormColumn>
    </Dialog>
  );
};
