import { useState } from 'react';
import { useIntl } from 'react-intl';
import { fail, type Result } from '../../../../electron/base/result.ts';
import type { Participant } from '../../../../electron/areas/participants/contract.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { showToast } from '../../../state/toasts.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Dialog } from '../../../ui/dialogs/dialog.tsx';
import { NumberFields, numberInput, type NumberDraft } from '../number-fields.tsx';
import { useChange } from './use-change.ts';

type NumberDialogProps = {
  readonly participant: Participant;
  /** The whole number, revealed (and logged) before the dialog opened; null when there is none. */
  readonly number: string | null;
  readonly onDone: () => void;
};

/** Puts in, corrects or takes away a number. */
export const NumberDialog = ({ participant, number, onDone }: NumberDialogProps) => {
  const { formatMessage } = useIntl();
  const { sentence } = useFailure();
  const change = useChange(participant.caseId);
  const [start] = useState<NumberDraft>({
    numberKind: number === null ? 'missing' : participant.numberKind === 'reserve' ? 'reserve' : 'number',
    numberIssuer: participant.numberIssuer,
    personalNumber: number ?? '',
    numberMissingReason: participant.numberMissingReason,
    birthDate: number === null || participant.numberKind === 'reserve' ? (participant.birthDate ?? '') : '',
  });
  const [draft, setDraft] = useState(start);
  const { failure, isPending, submit } = useSubmit();

  const save = async (): Promise<void> => {
    const answer = await submit(async (): Promise<Result<Participant>> => {
      const outcome = await change(numberInput(draft), participant);
      if (outcome.kind === 'saved') return { ok: true, value: outcome.after };
      return outcome.kind === 'refused' ? outcome.answer : fail('conflict');
    });
    if (!answer?.ok) return;
    showToast(formatMessage({ id: 'participants.changed' }, { what: formatMessage({ id: 'participants.number' }) }), {
      onUndo: () => void change(numberInput(start), answer.value),
    });
    onDone();
  };

  return (
    <Dialog
      isOpen
      title={formatMessage({ id: 'participants.number' })}
      onDismiss={onDone}
      hasUnsaved={draft !== start}
      actions={
        <>
          <Button onPress={onDone}>{formatMessage({ id: 'common.cancel' })}</Button>
          <Button variant="primary" isPending={isPending} onPress={() => void save()}>
            {formatMessage({ id: 'common.save' })}
          </Button>
        </>
      }
    >
      {failure !== null && failure.fields === undefined && <p role="alert">{sentence(failure)}</p>}
      <NumberFields value={draft} set={(changes) => setDraft((now) => ({ ...now, ...changes }))} failure={failure} />
    </Dialog>
  );
};
