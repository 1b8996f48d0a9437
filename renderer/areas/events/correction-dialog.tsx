import { useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import type { CaseEvent } from '../../../electron/areas/events/contract.ts';
import { client } from '../../client/client.ts';
import { saving } from '../../client/saving-call.ts';
import { useDraft } from '../../client/use-draft.ts';
import { useSubmit } from '../../client/use-submit.ts';
import { useFailure } from '../../i18n/failure.ts';
import { useToday } from '../../state/session.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Dialog } from '../../ui/dialogs/dialog.tsx';
import { DraftState } from '../drafts/draft-state.tsx';
import { draftOf, readNote } from './note-draft.ts';
import { NoteFields } from './note-fields.tsx';
import s from './events.module.css';

type CorrectionProps = { readonly caseId: string; readonly event: CaseEvent; readonly onDone: () => void };

/** Corrects a note. SOSFS 2014:5: the earlier wording stays readable. Closing keeps the draft. */
export const CorrectionDialog = ({ caseId, event, onDone }: CorrectionProps) => {
  const { formatMessage } = useIntl();
  const { sentence } = useFailure();
  const today = useToday();
  // What the correction started from; a conflict shows what somebody else has changed it to.
  const [base] = useState(event);
  const start = useMemo(() => draftOf(base), [base]);
  const draft = useDraft(`events/${event.id}/correction`, start, { baseVersion: base.version });
  const { failure, isPending, submit } = useSubmit();
  const [version, setVersion] = useState(base.version);
  const isOther = event.version !== version;

  const save = async (): Promise<void> => {
    const answer = await submit(async () => {
      // First what was typed last, so that it cannot be kept after the record is saved.
      await draft.flush();
      const status = await client.users.status({});
      if (!status.ok) return status;
      const note = readNote(draft.value, today, status.value.now);
      if ('failure' in note) return { ok: false, error: note.failure };
      const changed = await saving(client.events.change({ caseId, id: event.id, version, ...note.fields }));
      if (changed.ok) await draft.discard();
      return changed;
    });
    if (answer?.ok) onDone();
  };

  return (
    <Dialog
      isOpen
      width="wide"
      title={formatMessage({ id: 'events.correct.title' })}
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
            {formatMessage({ id: 'common.discard' })}
          </Button>
          <Button variant="primary" isPending={isPending} onPress={() => void save()}>
            {formatMessage({ id: 'events.correct.save' })}
          </Button>
        </>
      }
    >
      <p>{formatMessage({ id: 'events.correct.text' })}</p>
      {isOther && (
        <div role="alert" className={s['earlier']}>
          <p>{formatMessage({ id: 'events.correct.other' })}</p>
          <p className={s['old']}>{event.text}</p>
          <Button size="small" onPress={() => setVersion(event.version)}>
            {formatMessage({ id: 'events.correct.mine' })}
          </Button>
        </div>
      )}
      {failure !== null && failure.fields === undefined && (
        <p role="alert" className={s['refused']}>
          {sentence(failure)}
        </p>
      )}
      <NoteFields value={draft.value} set={draft.set} failure={failure} onSave={() => void save()} autoFocus />
    </Dialog>
  );
};
