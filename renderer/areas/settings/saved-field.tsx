import { useEffect, useState } from 'react';
import type { Failure } from '../../../electron/base/result.ts';
import { useFailure } from '../../i18n/failure.ts';
import { TextField, type TextFieldProps } from '../../ui/fields/text-field.tsx';

type SavedFieldProps = Pick<TextFieldProps, 'label' | 'description' | 'kind' | 'isShort' | 'isOptional'> & {
  readonly saved: string;
  /** The field's name in a refusal. */
  readonly name: string;
  /** Null when it was saved. */
  readonly onSave: (text: string) => Promise<Failure | null>;
};

/** A line that saves itself on leaving the field or with Enter. What is refused stays as typed, with its sentence. */
export const SavedField = ({ saved, name, onSave, ...rest }: SavedFieldProps) => {
  const { field, sentence } = useFailure();
  const [text, setText] = useState(saved);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => setText(saved), [saved]);
  const save = async (): Promise<void> => setFailure(text === saved ? null : await onSave(text));
  return (
    <TextField
      {...rest}
      value={text}
      onChange={setText}
      onBlur={() => void save()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void save();
      }}
      error={failure === null ? undefined : (field(failure, name) ?? sentence(failure))}
    />
  );
};
