import { useEffect, useRef } from 'react';
import type { Result } from '../../../electron/base/result.ts';
import { useDraft } from '../../client/use-draft.ts';
import { useSubmit } from '../../client/use-submit.ts';
import { useFailure } from '../../i18n/failure.ts';
import { TextField } from '../../ui/fields/text-field.tsx';

type SavedFieldProps = {
  readonly label: string;
  /** Key of the draft that holds what is typed until it is saved. */
  readonly draftKey: string;
  readonly saved: string;
  /** Name of the field in refusals. */
  readonly field: string;
  readonly onSave: (text: string) => Promise<Result<unknown>>;
  readonly description?: string;
  readonly isDisabled?: boolean;
  readonly onEnter?: () => void;
};

/** A line that is saved when it is left, and kept while it is written. Refused, it stays as typed with the reason. */
export const SavedField = ({ label, draftKey, saved, field, onSave, description, isDisabled = false, onEnter }: SavedFieldProps) => {
  const draft = useDraft(draftKey, saved);
  const { sentence, field: problem } = useFailure();
  const { failure, submit, clear } = useSubmit('each');
  const save = async (): Promise<void> => {
    if (draft.value === saved) {
      clear();
      return draft.discard();
    }
    const answer = await submit(() => onSave(draft.value));
    if (answer?.ok) await draft.discard();
  };
  // What an earlier session typed and did not get to save.
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    if (draft.restored && !isDisabled) void latest.current();
  }, [draft.restored, isDisabled]);
  return (
    <TextField
      label={label}
      value={draft.value}
      onChange={draft.set}
      onBlur={() => void save()}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        void save();
        onEnter?.();
      }}
      isDisabled={isDisabled}
      error={problem(failure, field) ?? (failure && !failure.fields ? sentence(failure) : undefined)}
      {...(description === undefined ? {} : { description })}
    />
  );
};
