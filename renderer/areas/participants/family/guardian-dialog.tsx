import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Guardian } from '../../../../electron/areas/participants/contract.ts';
import { client } from '../../../client/client.ts';
import { saving } from '../../../client/saving-call.ts';
import { useDraft } from '../../../client/use-draft.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { FieldPair } from '../../../ui/page/columns.tsx';
import { Dialog } from '../../../ui/dialogs/dialog.tsx';
import { TextField } from '../../../ui/fields/text-field.tsx';
import { DraftState } from '../../drafts/draft-state.tsx';

type GuardianDialogProps = {
  readonly caseId: string;
  /** Null for a new one. */
  readonly guardian: Guardian | null;
  readonly onDone: () => void;
};

/** Adds a guardian, or changes how she is related and reached. Closing keeps the draft. */
export const GuardianDialog = ({ caseId, guardian, onDone }: GuardianDialogProps) => {
  const { formatMessage } = useIntl();
  const { field, sentence } = useFailure();
  const empty = useMemo(
    () => ({
      givenName: guardian?.givenName ?? '',
      familyName: guardian?.familyName ?? '',
      personalNumber: '',
      relation: guardian?.relation ?? '',
      phone: guardian?.phone ?? '',
      email: guardian?.email ?? '',
    }),
    [guardian],
  );
  const draft = useDraft(`participants/${caseId}/guardian/${guardian?.id ?? 'new'}`, empty);
  const { failure, isPending, submit } = useSubmit();
  const { value, set } = draft;

  const save = async (): Promise<void> => {
    const answer = await submit(async () => {
      // First what was typed last, so that it cannot be kept after the record is saved.
      await draft.flush();
      const { relation, phone, email } = value;
      const saved = await saving(
        guardian === null
          ? client.participants.addGuardian({ caseId, ...value })
          : client.participants.changeGuardian({ caseId, guardianId: guardian.id, relation, phone, email }),
      );
      if (saved.ok) await draft.discard();
      return saved;
    });
    if (answer?.ok) onDone();
  };

  const row = (name: keyof typeof empty, label: string, rest: { readonly isOptional?: boolean; readonly description?: string } = {}) => (
    <TextField
      {...rest}
      autoFocus={name === (guardian === null ? 'givenName' : 'relation')}
      label={label}
      error={field(failure, name)}
      value={value[name]}
      onChange={(text) => set({ [name]: text })}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void save();
      }}
      autoComplete="off"
    />
  );
  return (
    <Dialog
      isOpen
      title={
        guardian === null
          ? formatMessage({ id: 'participants.guardian.new' })
          : formatMessage({ id: 'participants.guardian.changeTitle' }, { name: `${guardian.givenName} ${guardian.familyName}` })
      }
      onDismiss={onDone}
      actions={
        <>
          <DraftState draft={draft} />
          <Button
            onPress={() => {
              void draft.discard();
              onDone();
            }}
          >
            {formatMessage({ id: 'common.cancel' })}
          </Button>
          <Button variant="primary" isPending={isPending} onPress={() => void save()}>
            {formatMessage({ id: 'common.save' })}
          </Button>
        </>
      }
    >
      {failure !== null && failure.fields === undefined && <p role="alert">{sentence(failure)}</p>}
      {guardian === null && (
        <>
          <FieldPair>
            {row('givenName', formatMessage({ id: 'participants.givenName' }))}
            {row('familyName', formatMessage({ id: 'participants.familyName' }))}
          </FieldPair>
          {row('personalNumber', formatMessage({ id: 'participants.number' }), {
            isOptional: true,
            description: formatMessage({ id: 'participants.guardian.numberHint' }),
          })}
        </>
      )}
      {row('relation', formatMessage({ id: 'participants.guardian.relation' }), {
        description: formatMessage({ id: 'participants.guardian.relationHint' }),
      })}
      <FieldPair>
        {row('phone', formatMessage({ id: 'participants.phone' }), { isOptional: true })}
        {row('email', formatMessage({ id: 'participants.email' }), { isOptional: true })}
      </FieldPair>
    </Dialog>
  );
};
