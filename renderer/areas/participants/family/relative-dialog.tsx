import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Relative } from '../../../../electron/areas/participants/contract.ts';
import { contactRules, relativeKinds, type ContactRule } from '../../../../electron/areas/participants/rules.ts';
import { client } from '../../../client/client.ts';
import { saving } from '../../../client/saving-call.ts';
import { useDraft } from '../../../client/use-draft.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { showToast } from '../../../state/toasts.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { FieldPair, FormColumn } from '../../../ui/page/columns.tsx';
import { Dialog } from '../../../ui/dialogs/dialog.tsx';
import { RadioGroup } from '../../../ui/fields/radio-group.tsx';
import { TextArea, TextField } from '../../../ui/fields/text-field.tsx';
import { DraftState } from '../../drafts/draft-state.tsx';

type RelativeDialogProps = {
  readonly caseId: string;
  /** Null for a new one. */
  readonly relative: Relative | null;
  readonly isEnded: boolean;
  readonly onDone: () => void;
};

type Written = {
  readonly givenName: string;
  readonly familyName: string;
  readonly personalNumber: string;
  readonly kind: Relative['kind'];
  readonly relation: string;
  readonly livesWhere: string;
  readonly contact: ContactRule;
  readonly contactHow: string;
  readonly phone: string;
  readonly note: string;
};

/** Somebody in the family or around: who, where in words, and whether contact is allowed. Closing keeps the draft. */
export const RelativeDialog = ({ caseId, relative, isEnded, onDone }: RelativeDialogProps) => {
  const { formatMessage } = useIntl();
  const { field, sentence } = useFailure();
  const start = useMemo<Written>(
    () => ({
      givenName: '',
      familyName: '',
      personalNumber: '',
      kind: relative?.kind ?? 'family',
      relation: relative?.relation ?? '',
      livesWhere: relative?.livesWhere ?? '',
      contact: relative?.contact ?? 'yes',
      contactHow: relative?.contactHow ?? '',
      phone: relative?.phone ?? '',
      note: relative?.note ?? '',
    }),
    [relative],
  );
  const draft = useDraft(`participants/${caseId}/relative/${relative?.id ?? 'new'}`, start);
  const { failure, isPending, submit } = useSubmit();
  const { value, set } = draft;

  const save = async (): Promise<void> => {
    const answer = await submit(async () => {
      // First what was typed last, so that it cannot be kept after the record is saved.
      await draft.flush();
      const { givenName, familyName, personalNumber, ...fields } = value;
      const saved = await saving<unknown>(
        relative === null
          ? client.participants.addRelative({ caseId, givenName, familyName, personalNumber, ...fields })
          : client.participants.changeRelative({ caseId, relativeId: relative.id, version: relative.version, ...fields }),
      );
      if (saved.ok) await draft.discard();
      return saved;
    });
    if (answer?.ok) onDone();
  };
  const remove = async (): Promise<void> => {
    if (relative === null) return;
    const answer = await submit(async () => {
      const removed = await saving(client.participants.removeRelative({ caseId, relativeId: relative.id }));
      if (removed.ok) await draft.discard();
      return removed;
    });
    if (!answer?.ok) return;
    // No name: a notice stays on the screen while the page behind it changes.
    showToast(formatMessage({ id: 'participants.relative.removed' }), {
      onUndo: () => void saving(client.participants.restoreRelative({ caseId, relativeId: relative.id })),
    });
    onDone();
  };

  type TextName = 'givenName' | 'familyName' | 'personalNumber' | 'relation' | 'livesWhere' | 'contactHow' | 'phone';
  const row = (
    name: TextName,
    rest: { readonly isOptional?: boolean; readonly description?: string; readonly autoFocus?: boolean } = {},
  ) => (
    <TextField
      {...rest}
      label={formatMessage({
        id:
          name === 'personalNumber'
            ? 'participants.number'
            : name === 'givenName' || name === 'familyName'
              ? `participants.${name}`
              : `participants.relative.${name}`,
      })}
      error={field(failure, name)}
      value={value[name]}
      onChange={(text) => set({ [name]: text })}
      autoComplete="off"
    />
  );
  const title =
    relative === null
      ? formatMessage({ id: 'participants.relative.new' })
      : (relative.name ?? formatMessage({ id: 'participants.sealed' }));
  return (
    <Dialog
      isOpen
      title={title}
      onDismiss={onDone}
      actions={
        <>
          {relative !== null && (
            <Button variant="quiet" isPending={isPending} isDisabled={isEnded} onPress={() => void remove()}>
              {formatMessage({ id: 'participants.relative.remove' })}
            </Button>
          )}
          <Button onPress={onDone}>{formatMessage({ id: 'common.close' })}</Button>
          <Button variant="primary" isPending={isPending} isDisabled={isEnded} onPress={() => void save()}>
            {formatMessage({ id: 'common.save' })}
          </Button>
        </>
      }
    >
      <FormColumn>
        {failure !== null && failure.fields === undefined && <p role="alert">{sentence(failure)}</p>}
        {relative === null && (
          <>
            <FieldPair>
              {row('givenName', { autoFocus: true })}
              {row('familyName')}
            </FieldPair>
            {row('personalNumber', { isOptional: true, description: formatMessage({ id: 'participants.relative.numberHint' }) })}
          </>
        )}
        <RadioGroup
          isRow
          label={formatMessage({ id: 'participants.relative.kind' })}
          options={relativeKinds.map((kind) => ({ value: kind, label: formatMessage({ id: `participants.relative.kind.${kind}` }) }))}
          value={value.kind}
          onChange={(kind) => set({ kind })}
        />
        <FieldPair>
          {row('relation', relative === null ? {} : { autoFocus: true })}
          {row('phone', { isOptional: true })}
        </FieldPair>
        {row('livesWhere', { isOptional: true, description: formatMessage({ id: 'participants.relative.livesWhereHint' }) })}
        <RadioGroup
          isRow
          label={formatMessage({ id: 'participants.relative.contact' })}
          options={contactRules.map((rule) => ({ value: rule, label: formatMessage({ id: `participants.relative.contact.${rule}` }) }))}
          value={value.contact}
          onChange={(contact) => set({ contact })}
        />
        {row('contactHow', { isOptional: value.contact !== 'with-care' })}
        <TextArea
          isOptional
          rows={2}
          label={formatMessage({ id: 'participants.relative.note' })}
          limit={2000}
          error={field(failure, 'note')}
          value={value.note}
          onChange={(note) => set({ note })}
        />
        <DraftState draft={draft} />
      </FormColumn>
    </Dialog>
  );
};
