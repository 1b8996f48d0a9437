import type { Result } from '../../../electron/base/result.ts';
import { useFailure } from '../../i18n/failure.ts';
import { TextArea, TextField } from '../../ui/fields/text-field.tsx';
import { DraftState } from '../drafts/draft-state.tsx';
import { useSavedText } from '../drafts/use-saved-text.ts';

type SavedTextProps = {
  /** `relocation/<record>/<field>`: what is typed survives lock and power cut until it is saved. */
  readonly draftKey: string;
  readonly label: string;
  readonly description?: string | undefined;
  readonly saved: string;
  /** Saves on leaving the field; what is about no field it tells itself. */
  readonly onSave: (text: string) => Promise<Result<unknown>> | Result<unknown>;
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
  const { draft, failure, save } = useSavedText({ draftKey, saved, onSave });
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
