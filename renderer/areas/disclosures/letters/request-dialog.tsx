import { useIntl } from 'react-intl';
import type { Id } from '../../../../electron/base/ids.ts';
import { client } from '../../../client/client.ts';
import { useDraft } from '../../../client/use-draft.ts';
import { useToday } from '../../../state/session.ts';
import { DateField } from '../../../ui/fields/date-field.tsx';
import { TextArea, TextField } from '../../../ui/fields/text-field.tsx';
import { LetterDialog } from './letter-dialog.tsx';
import { YesNo } from './yes-no.tsx';

/** An outsider asks for a document: the damage test, the decision, and a refusal with how to appeal. */
export const RequestDialog = ({ caseId, onClose }: { readonly caseId: Id; readonly onClose: () => void }) => {
  const { formatMessage } = useIntl();
  const today = useToday();
  const {
    value: form,
    set,
    isWritten,
    discard,
  } = useDraft(`disclosures/${caseId}/request`, {
    requester: '',
    requested: '',
    receivedOn: null as string | null,
    isClear: null as 'yes' | 'no' | null,
    reasons: '',
    decider: '',
  });
  const receivedOn = form.receivedOn ?? today;
  return (
    <LetterDialog
      title={formatMessage({ id: 'disclosures.request.title' })}
      text={formatMessage({ id: 'disclosures.request.text' })}
      confirm={formatMessage({ id: 'disclosures.request.confirm' })}
      isWritten={isWritten}
      onDone={() => void discard().then(onClose)}
      onSend={() => client.disclosures.documentRequest({ caseId, ...form, receivedOn, as: 'pdf' })}
    >
      {(error) => (
        <>
          <TextField
            isOptional
            label={formatMessage({ id: 'disclosures.request.requester' })}
            description={formatMessage({ id: 'disclosures.request.requester-help' })}
            value={form.requester}
            onChange={(requester) => set({ requester })}
            error={error('requester')}
          />
          <TextArea
            label={formatMessage({ id: 'disclosures.request.requested' })}
            rows={2}
            value={form.requested}
            onChange={(requested) => set({ requested })}
            error={error('requested')}
          />
          <DateField
            label={formatMessage({ id: 'disclosures.request.received' })}
            value={receivedOn}
            onChange={(day) => set({ receivedOn: day })}
            today={today}
            error={error('receivedOn')}
          />
          <YesNo
            label={formatMessage({ id: 'disclosures.request.clear' })}
            value={form.isClear}
            onChange={(isClear) => set({ isClear })}
            error={error('isClear')}
          />
          <TextArea
            label={formatMessage({ id: 'disclosures.request.reasons' })}
            description={formatMessage({ id: 'disclosures.request.reasons-help' })}
            rows={3}
            value={form.reasons}
            onChange={(reasons) => set({ reasons })}
            error={error('reasons')}
          />
          <TextField
            label={formatMessage({ id: 'disclosures.decider' })}
            value={form.decider}
            onChange={(decider) => set({ decider })}
            error={error('decider')}
          />
        </>
      )}
    </LetterDialog>
  );
};
