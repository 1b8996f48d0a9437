import type { Failure } from '../../../electron/base/result.ts';
import { SavedField } from './saved-field.tsx';

type NumberFieldProps = {
  readonly label: string;
  readonly description: string;
  readonly saved: number;
  readonly name: string;
  readonly onSave: (value: number) => Promise<Failure | null>;
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
    onSave={async (text) =>
      /^\d{1,9}$/.test(text.trim()) ? onSave(Number(text.trim())) : { code: 'invalid', fields: { [name]: 'not-a-number' } }
    }
  />
);
