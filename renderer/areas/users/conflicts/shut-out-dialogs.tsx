import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { ShutOut } from '../../../../electron/areas/users/contract.ts';
import { client } from '../../../client/client.ts';
import { useRead } from '../../../client/queries.ts';
import { saving } from '../../../client/saving-call.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { useSession } from '../../../state/session.ts';
import { showToast } from '../../../state/toasts.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { FormColumn } from '../../../ui/page/columns.tsx';
import { Dialog } from '../../../ui/dialogs/dialog.tsx';
import { Select } from '../../../ui/fields/select.tsx';
import { TextArea } from '../../../ui/fields/text-field.tsx';
import { forgetOpened } from '../../../client/case-opening.ts';
import { FailureNote } from '../start/failure-note.tsx';

type ShutOutDialogProps = { readonly caseId: string; readonly already: readonly ShutOut[]; readonly onDone: () => void };

/** Who, and why. A user who shuts herself out leaves the case at once. */
export const ShutOutDialog = ({ caseId, already, onDone }: ShutOutDialogProps) => {
  const { formatMessage } = useIntl();
  const { field } = useFailure();
  const replace = useNavigation((state) => state.replace);
  const session = useSession((state) => state.state);
  const { data: users = [] } = useRead('users', 'list', {});
  const [userId, setUserId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const { failure, isPending, submit } = useSubmit();
  const candidates = users.filter(({ id }) => !already.some((row) => row.userId === id));
  const shut = async (): Promise<void> => {
    const answer = await submit(() => saving(client.users.shutOut({ caseId, userId: userId ?? '', reason })));
    if (!answer?.ok) return;
    const name = candidates.find(({ id }) => id === userId)?.name ?? '';
    showToast(formatMessage({ id: 'users.shut-out-done' }, { name }), { tone: 'done' });
    onDone();
    if (session.kind !== 'open' || session.user.id !== userId) return;
    forgetOpened(caseId);
    replace({ at: 'participants' });
  };
  return (
    <Dialog
      isOpen
      title={formatMessage({ id: 'users.shut-out-title' })}
      onDismiss={onDone}
      hasUnsaved={reason !== ''}
      actions={
        <Button variant="primary" isPending={isPending} onPress={() => void shut()}>
          {formatMessage({ id: 'users.shut-out-do' })}
        </Button>
      }
    >
      <FormColumn>
        <p>{formatMessage({ id: 'users.shut-out-text' })}</p>
        <Select
          label={formatMessage({ id: 'users.shut-out-who' })}
          options={candidates.map(({ id, name, role }) => ({
            value: id,
            label: name,
            note: formatMessage({ id: `settings.role.${role}` }),
          }))}
          value={userId}
          onChange={setUserId}
          error={field(failure, 'userId')}
        />
        <TextArea
          rows={2}
          limit={1000}
          label={formatMessage({ id: 'users.shut-out-reason' })}
          description={formatMessage({ id: 'users.shut-out-reason-hint' })}
          value={reason}
          onChange={setReason}
          error={field(failure, 'reason')}
        />
        {failure && !failure.fields && <FailureNote failure={failure} />}
      </FormColumn>
    </Dialog>
  );
};

type EndShutOutProps = { readonly caseId: string; readonly row: ShutOut; readonly onDone: () => void };

/** Ending it says why, too. */
export const EndShutOutDialog = ({ caseId, row, onDone }: EndShutOutProps) => {
  const { formatMessage } = useIntl();
  const { field } = useFailure();
  const [reason, setReason] = useState('');
  const { failure, isPending, submit } = useSubmit();
  const { id, name } = row;
  const end = async (): Promise<void> => {
    const answer = await submit(() => saving(client.users.endShutOut({ caseId, id, reason })));
    if (!answer?.ok) return;
    showToast(formatMessage({ id: 'users.shut-out-ended' }, { name }), { tone: 'done' });
    onDone();
  };
  return (
    <Dialog
      isOpen
      title={formatMessage({ id: 'users.shut-out-end-title' }, { name })}
      onDismiss={onDone}
      hasUnsaved={reason !== ''}
      actions={
        <Button variant="primary" isPending={isPending} onPress={() => void end()}>
          {formatMessage({ id: 'users.shut-out-end' })}
        </Button>
      }
    >
      <FormColumn>
        <p>{formatMessage({ id: 'users.shut-out-end-text' }, { name })}</p>
        <TextArea
          rows={2}
          limit={1000}
          label={formatMessage({ id: 'users.shut-out-reason' })}
          value={reason}
          onChange={setReason}
          error={field(failure, 'reason')}
          autoFocus
        />
        {failure && !failure.fields && <FailureNote failure={failure} />}
      </FormColumn>
    </Dialog>
  );
};
