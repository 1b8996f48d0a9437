import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { client } from '../../client/client.ts';
import { saving } from '../../client/saving-call.ts';
import { useDraft } from '../../client/use-draft.ts';
import { useSubmit } from '../../client/use-submit.ts';
import { useFailure } from '../../i18n/failure.ts';
import { useToday } from '../../state/session.ts';
import { Button } from '../../ui/controls/button.tsx';
import { FieldPair, FormColumn } from '../../ui/page/columns.tsx';
import { DateField } from '../../ui/fields/date-field.tsx';
import { Dialog } from '../../ui/dialogs/dialog.tsx';
import { TextArea, TextField } from '../../ui/fields/text-field.tsx';
import { DraftState } from '../drafts/draft-state.tsx';

/** Names the other case by its number; its file stays closed. Closing keeps the draft. */
export const KeepApartDialog = ({ caseId, onDone }: { readonly caseId: string; readonly onDone: () => void }) => {
  const { formatMessage } = useIntl();
  const { field, sentence } = useFailure();
  const today = useToday();
  const start = useMemo(() => ({ otherCaseNumber: '', reason: '', since: today, until: '' }), [today]);
  const draft = useDraft(`network/${caseId}/keep-apart`, start);
  const { failure, isPending, submit } = useSubmit();
  const { value, set } = draft;
  const save = async (): Promise<void> => {
    const answer = await submit(async () => {
      await draft.flush();
      const { until, ...fields } = value;
      const kept = await saving(client.network.keepApart({ caseId, ...fields, until: until === '' ? null : until }));
      if (kept.ok) await draft.discard();
      return kept;
    });
    if (answer?.ok) onDone();
  };
  return (
    <Dialog
      isOpen
      title={formatMessage({ id: 'network.keepApart' })}
      onDismiss={onDone}
      actions={
        <>
          <Button onPress={onDone}>{formatMessage({ id: 'common.close' })}</Button>
          <Button variant="primary" isPending={isPending} onPress={() => void save()}>
            {formatMessage({ id: 'common.save' })}
          </Button>
        </>
      }
    >
      <FormColumn>
        <p>{formatMessage({ id: 'network.keepApart.text' })}</p>
        {failure !== null && failure.fields === undefined && <p role="alert">{sentence(failure)}</p>}
        <TextField
          autoFocus
          isShort
          label={formatMessage({ id: 'network.keepApart.number' })}
          description={formatMessage({ id: 'network.keepApart.numberHint' })}
          error={field(failure, 'otherCaseNumber')}
          value={value.otherCaseNumber}
          onChange={(otherCaseNumber) => set({ otherCaseNumber })}
          autoComplete="off"
        />
        <TextArea
          rows={2}
          label={formatMessage({ id: 'network.keepApart.reason' })}
          description={formatMessage({ id: 'network.keepApart.reasonHint' })}
          limit={1000}
          error={field(failure, 'reason')}
          value={value.reason}
          onChange={(reason) => set({ reason })}
        />
        <FieldPair>
          <DateField
            label={formatMessage({ id: 'network.keepApart.from' })}
            today={today}
            error={field(failure, 'since')}
            value={value.since === '' ? null : value.since}
            onChange={(since) => set({ since: since ?? '' })}
          />
          <DateField
            isOptional
            label={formatMessage({ id: 'network.keepApart.until' })}
            today={today}
            error={field(failure, 'until')}
            value={value.until === '' ? null : value.until}
            onChange={(until) => set({ until: until ?? '' })}
          />
        </FieldPair>
        <DraftState draft={draft} />
      </FormColumn>
    </Dialog>
  );
};
