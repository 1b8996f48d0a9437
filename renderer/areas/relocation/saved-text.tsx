import { useState } from 'react';
import type { Failure } from '../../../electron/base/result.ts';
import { useDraft } from '../../client/use-draft.ts';
import { useFailure } from '../../i18n/failure.ts';
import { TextArea, TextField } from '../../ui/fields/text-field.tsx';
import { DraftState } from '../drafts/draft-state.tsx';

type SavedTextProps = {
  /** `relocation/<record>/<field>`: what is typed survives lock and power cut until it is saved. */
  readonly draftKey: string;
  readonly label: string;
  readonly description?: string | undefined;
  readonly saved: string;
  /** Saves on leaving the field; returns why not. */
  readonly onSave: (text: string) => Promise<Failure | null>;
  /** The field's name in a refusal. */
  readonly field: string;
  /** A lasting remark on the saved text, such as that it reveals the place. */
  readonly remark?: string | undefined;
  /** More than one line. */
  readonly rows?: number;
  readonly limit?: number;
  readonly isShort?: boolean;
  readonly kind?: 'text' | 'numeric';
  readonly isOptional?: boolean;
};

/** A text edited in place: kept while typing, saved on leaving or Enter, with the refusal's sentence below. */
export const SavedText = ({
  draftKey,
  label,
  description,
  saved,
  onSave,
  field,
  remark,
  rows,
  limit,
  isShort,
  kind,
  isOptional,
}: SavedTextProps) => {
  const { field: problemOf } = useFailure();
  const draft = useDraft(draftKey, saved);
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = async (): Promise<void> => {
    if (draft.value === saved) {
      await draft.discard();
      return;
    }
    const refused = await onSave(draft.value);
    setFailure(refused);
    if (refused === null) await draft.discard();
  };
  const shared = {
    label,
    description,
    error: problemOf(failure, field) ?? remark,
    value: draft.value,
    onChange: draft.set,
    onBlur: () => void save(),
    ...(limit === undefined ? {} : { limit }),
    ...(isOptional === undefined ? {} : { isOptional }),
  };
  return (
    <div>
      {rows === undefined ? (
        <TextField
          {...shared}
          {...(isShort === undefined ? {} : { isShort })}
          {...(kind === undefined ? {} : { kind })}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void save();
          }}
        />
      ) : (
        <TextArea {...shared} rows={rows} />
      )}
      {draft.restored && <DraftState draft={draft} />}
    </div>
  );
};
