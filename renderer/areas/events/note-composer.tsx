import { useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import { client } from '../../client/client.ts';
import { saving } from '../../client/saving-call.ts';
import { useDraft } from '../../client/use-draft.ts';
import { useSubmit } from '../../client/use-submit.ts';
import { useFailure } from '../../i18n/failure.ts';
import { useToday } from '../../state/session.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Card } from '../../ui/page/card.tsx';
import { Kbd } from '../../ui/controls/kbd.tsx';
import { keyLabel } from '../../ui/keys.ts';
import { DraftState } from '../drafts/draft-state.tsx';
import { focusNote, noteFieldId } from './focus-note.ts';
import { emptyNote, readNote } from './note-draft.ts';
import { NoteFields } from './note-fields.tsx';
import s from './events.module.css';

const Composer = ({ caseId, onSaved }: { readonly caseId: string; readonly onSaved: () => void }) => {
  const { formatMessage } = useIntl();
  const { sentence } = useFailure();
  const today = useToday();
  const own = formatMessage({ id: 'events.source.own' });
  const empty = useMemo(() => emptyNote(own), [own]);
  const draft = useDraft(`events/${caseId}/new`, empty);
  const { failure, isPending, submit } = useSubmit();

  const save = async (): Promise<void> => {
    const answer = await submit(async () => {
      // First what was typed last, so that it cannot be kept after the record is saved.
      await draft.flush();
      const status = await client.users.status({});
      if (!status.ok) return status;
      const note = readNote(draft.value, today, status.value.now);
      if ('failure' in note) return { ok: false, error: note.failure };
      const added = await saving(client.events.add({ caseId, ...note.fields }));
      if (added.ok) await draft.discard();
      return added;
    });
    if (answer?.ok) onSaved();
  };

  return (
    <Card>
      <NoteFields value={draft.value} set={draft.set} failure={failure} onSave={() => void save()} textId={noteFieldId} />
      {failure !== null && failure.fields === undefined && (
        <p role="alert" className={s['refused']}>
          {sentence(failure)}
        </p>
      )}
      <div className={s['foot']}>
        <DraftState draft={draft} />
        <div className={s['buttons']}>
          <Kbd>{keyLabel('save')}</Kbd>
          <Button isPending={isPending} onPress={() => void save()}>
            {formatMessage({ id: 'events.save' })}
          </Button>
        </div>
      </div>
    </Card>
  );
};

/** Writes a note; what is typed is kept as a draft until it is saved. After saving it is empty again, cursor in the text. */
export const NoteComposer = ({ caseId }: { readonly caseId: string }) => {
  const [written, setWritten] = useState(0);
  return (
    <Composer
      key={written}
      caseId={caseId}
      onSaved={() => {
        setWritten((count) => count + 1);
        focusNote();
      }}
    />
  );
};
