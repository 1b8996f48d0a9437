import { useEffect, useRef } from 'react';
import type { Result } from '../../../electron/base/result.ts';
import { useFailure } from '../../i18n/failure.ts';
import { TextField, type TextFieldProps } from '../../ui/fields/text-field.tsx';
import { useSavedText } from './use-saved-text.ts';

type SavedFieldProps = Pick<TextFieldProps, 'label' | 'description' | 'kind' | 'isShort' | 'isOptional' | 'isDisabled'> & {
  /** Key of the draft that holds what is typed until it is saved; without it, it is only in the field until then. */
  readonly draftKey?: string;
  readonly saved: string;
  /** The field's name in a refusal. */
  readonly name: string;
  readonly onSave: (text: string) => Promise<Result<unknown>> | Result<unknown>;
  readonly onEnter?: () => void;
};

/** A line that saves itself on leaving the field or with Enter. What is refused stays as typed, with its sentence. */
export const SavedField = ({ draftKey, saved, name, onSave, onEnter, isDisabled = false, ...rest }: SavedFieldProps) => {
  const { field, sentence } = useFailure();
  const { draft, failure, save } = useSavedText({ draftKey: draftKey ?? null, saved, onSave });
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
      {...rest}
      isDisabled={isDisabled}
      value={draft.value}
      onChange={draft.set}
      onBlur={() => void save()}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        void save();
        onEnter?.();
      }}
      error={failure === null ? undefined : (field(failure, name) ?? sentence(failure))}
    />
  );
};
