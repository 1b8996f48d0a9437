import { useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import type { Role } from '../../../../electron/base/permissions.ts';
import { nameProblem, passphraseBytes, signatureProblem } from '../../../../electron/areas/users/rules.ts';
import { client } from '../../../client/client.ts';
import { saving } from '../../../client/saving-call.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { showToast } from '../../../state/toasts.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { FormColumn } from '../../../ui/page/columns.tsx';
import { Dialog } from '../../../ui/dialogs/dialog.tsx';
import { RadioGroup } from '../../../ui/fields/radio-group.tsx';
import { TextField } from '../../../ui/fields/text-field.tsx';
import { FailureNote } from '../start/failure-note.tsx';
import { initials } from './initials.ts';
import { useNewPassphrase } from './new-passphrase.ts';
import { PassphraseStep } from '../start/passphrase-step.tsx';
import { useRoleOptions } from './user-words.ts';

/** A new user, who types the passphrase in person. */
export const AddUserDialog = ({ onDone }: { readonly onDone: () => void }) => {
  const { formatMessage } = useIntl();
  const { field, problem } = useFailure();
  const roleOptions = useRoleOptions();
  const [fields, setFields] = useState<{ name: string; signature: string; role: Role }>({ name: '', signature: '', role: 'deputy' });
  const [tried, setTried] = useState(false);
  const { failure, isPending, submit, clear } = useSubmit();
  const passphrase = useNewPassphrase();
  const { name, signature } = fields;
  const known = useMemo(() => [name, signature].filter((word) => word !== ''), [name, signature]);
  const problems = { name: nameProblem(name), signature: signatureProblem(signature) };
  const error = (of: keyof typeof problems): string | undefined => {
    const code = tried ? problems[of] : null;
    return code === null ? field(failure, of) : problem(code);
  };
  const set = (changes: Partial<typeof fields>): void => {
    setFields((before) => ({ ...before, ...changes }));
    clear();
  };

  const add = async (): Promise<void> => {
    setTried(true);
    if (Object.values(problems).some((code) => code !== null) || !(await passphrase.isGood(known))) return;
    const answer = await submit(() => saving(client.users.add(fields, [passphraseBytes(passphrase.value.text)])));
    if (!answer?.ok) return;
    showToast(formatMessage({ id: 'users.added' }, { name: name.trim() }), { tone: 'done' });
    onDone();
  };
  return (
    <Dialog
      isOpen
      title={formatMessage({ id: 'users.add' })}
      onDismiss={onDone}
      hasUnsaved={name !== '' || passphrase.value.text !== ''}
      actions={
        <>
          {isPending && <span role="status">{formatMessage({ id: 'users.deriving' })}</span>}
          <Button variant="primary" isPending={isPending} onPress={() => void add()}>
            {formatMessage({ id: 'users.add-do' })}
          </Button>
        </>
      }
    >
      <FormColumn>
        <TextField
          label={formatMessage({ id: 'users.persons-name' })}
          value={name}
          onChange={(next) => set({ name: next, ...(signature === initials(name) ? { signature: initials(next) } : {}) })}
          error={error('name')}
          autoComplete="off"
          autoFocus
        />
        <TextField
          isShort
          label={formatMessage({ id: 'users.signature' })}
          description={formatMessage({ id: 'users.signature-help' })}
          value={signature}
          onChange={(next) => set({ signature: next })}
          error={error('signature')}
          autoComplete="off"
        />
        <RadioGroup
          label={formatMessage({ id: 'users.role' })}
          options={roleOptions}
          value={fields.role}
          onChange={(role) => set({ role })}
        />
        <p>{formatMessage({ id: 'users.add-lead' })}</p>
      </FormColumn>
      <PassphraseStep value={passphrase.value} known={known} showsTrouble={tried} takesFocus={false} onChange={passphrase.keep} />
      {failure && !failure.fields && <FailureNote failure={failure} />}
    </Dialog>
  );
};
