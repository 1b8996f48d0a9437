import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Failure } from '../../../../electron/base/result.ts';
import type { Participant } from '../../../../electron/areas/participants/contract.ts';
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
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, setPending] = useState(false);

  const save = async (): Promise<void> => {
    setPending(true);
    const outcome = await change(numberInput(draft), participant);
    setPending(false);
    if (outcome.kind === 'saved') {
      const { after } = outcome;
      showToast(formatMessage({ id: 'participants.changed' }, { what: formatMessage({ id: 'participants.number' }) }), {
        onUndo: () => void change(numberInput(start), after),
      });
      onDone();
      return;
    }
    setFailure(outcome.kind === 'refused' ? outcome.answer.error : { code: 'conflict' });
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
          <Button variant="primary" isPending={pending} onPress={() => void save()}>
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
