import { fail, type Result } from '../../../electron/base/result.ts';
import { SavedField } from '../drafts/saved-field.tsx';

type NumberFieldProps = {
  readonly label: string;
  readonly description: string;
  readonly saved: number;
  readonly name: string;
  readonly onSave: (value: number) => Promise<Result<unknown>>;
};

/** A whole number; whether it is in range is the core's to say. */
export const NumberField = ({ label, description, saved, name, onSave }: NumberFieldProps) => (
  <SavedField
    label={label}
    description={description}
    kind="numeric"
    isShort
    saved={String(saved)}
    name={name}
    onSave={(text) =>
      /^\d{1,9}$/.test(text.trim()) ? onSave(Number(text.trim())) : fail('invalid', { fields: { [name]: 'not-a-number' } })
    }
  />
);
