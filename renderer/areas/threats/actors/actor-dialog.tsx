import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { z } from 'zod';
import type { ThreatActor } from '../../../../electron/areas/threats/contract.ts';
import type { Id } from '../../../../electron/base/ids.ts';
import { client } from '../../../client/client.ts';
import { useDraft } from '../../../client/use-draft.ts';
import { useSubmit } from '../../../client/use-submit.ts';
import { useFailure } from '../../../i18n/failure.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { FormColumn } from '../../../ui/page/columns.tsx';
import { Dialog } from '../../../ui/dialogs/dialog.tsx';
import { TextArea, TextField } from '../../../ui/fields/text-field.tsx';
import { Refused } from '../refusal-note.tsx';

const text = z.string().catch('');
const schema = z.object({ pseudonym: text, relation: text, motive: text, note: text });
const read = (kept: unknown) => schema.parse(kept);

type ActorDialogProps = {
  readonly caseId: Id;
  /** Null: a new one. */
  readonly actor: ThreatActor | null;
  /** The threat actor as saved; nothing when it was given up. */
  readonly onClose: (saved?: ThreatActor) => void;
};

/** Whom the person is threatened by, under a pseudonym. */
export const ActorDialog = ({ caseId, actor, onClose }: ActorDialogProps) => {
  const { formatMessage } = useIntl();
  const { field } = useFailure();
  const initial = useMemo(() => read(actor ?? {}), [actor]);
  const { value: form, set, isWritten, discard } = useDraft(`threats/${caseId}/actor/${actor?.id ?? 'new'}`, initial, { read });
  const { failure, isPending, submit } = useSubmit();
  const save = async () => {
    const answer = await submit(async () => {
      const saved = await (actor
        ? client.threats.changeActor({ caseId, id: actor.id, version: actor.version, ...form })
        : client.threats.addActor({ caseId, ...form }));
      if (saved.ok) await discard();
      return saved;
    });
    if (answer?.ok) onClose(answer.value);
  };
  return (
    <Dialog
      isOpen
      title={actor ? actor.pseudonym : formatMessage({ id: 'threats.add-actor' })}
      hasUnsaved={isWritten}
      onDismiss={() => void discard().then(() => onClose())}
      actions={
        <Button variant="primary" isPending={isPending} onPress={() => void save()}>
          {formatMessage({ id: 'common.save' })}
        </Button>
      }
    >
      <FormColumn>
        <TextField
          autoFocus
          label={formatMessage({ id: 'threats.pseudonym' })}
          description={formatMessage({ id: 'threats.pseudonym-help' })}
          value={form.pseudonym}
          onChange={(pseudonym) => set({ pseudonym })}
          error={field(failure, 'pseudonym')}
        />
        <TextField
          label={formatMessage({ id: 'threats.relation' })}
          isOptional
          value={form.relation}
          onChange={(relation) => set({ relation })}
          error={field(failure, 'relation')}
        />
        <TextField
          label={formatMessage({ id: 'threats.motive' })}
          isOptional
          value={form.motive}
          onChange={(motive) => set({ motive })}
          error={field(failure, 'motive')}
        />
        <TextArea
          rows={3}
          label={formatMessage({ id: 'threats.actor-note' })}
          isOptional
          value={form.note}
          onChange={(note) => set({ note })}
          error={field(failure, 'note')}
        />
        <Refused failure={failure} />
      </FormColumn>
    </Dialog>
  );
};
