import { useState, type FormEvent } from 'react';
import { useIntl } from 'react-intl';
import { longestReason } from '../../../electron/base/reason.ts';
import type { Failure } from '../../../electron/base/result.ts';
import { useFailure } from '../../i18n/failure.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Dialog } from '../../ui/dialogs/dialog.tsx';
import { TextArea } from '../../ui/fields/text-field.tsx';

type ReasonDialogProps = {
  /** Title, text and button; those of opening a sealed record when left out. */
  readonly title?: string;
  readonly text?: string;
  readonly confirm?: string;
  readonly failure: Failure | null;
  readonly isPending: boolean;
  readonly onOpen: (reason: string) => void;
  readonly onDismiss: () => void;
};

/** What is protected opens, or leaves, with a reason that stands in the log. */
export const ReasonDialog = ({ title, text, confirm, failure, isPending, onOpen, onDismiss }: ReasonDialogProps) => {
  const { formatMessage } = useIntl();
  const { field } = useFailure();
  const [reason, setReason] = useState('');
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    onOpen(reason);
  };
  return (
    <Dialog
      isOpen
      title={title ?? formatMessage({ id: 'participants.reason.title' })}
      onDismiss={onDismiss}
      actions={
        <>
          <Button onPress={onDismiss}>{formatMessage({ id: 'common.cancel' })}</Button>
          <Button variant="primary" isPending={isPending} onPress={() => submit()}>
            {confirm ?? formatMessage({ id: 'participants.reason.open' })}
          </Button>
        </>
      }
    >
      <p>{text ?? formatMessage({ id: 'participants.reason.text' })}</p>
      <form onSubmit={submit}>
        <TextArea
          autoFocus
          rows={2}
          label={formatMessage({ id: 'participants.reason.label' })}
          description={formatMessage({ id: 'participants.reason.hint' })}
          error={field(failure, 'reason')}
          limit={longestReason}
          value={reason}
          onChange={setReason}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
          }}
        />
      </form>
    </Dialog>
  );
};
