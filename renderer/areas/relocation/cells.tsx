import { ChevronDown } from 'lucide-react';
import type { ChangeEvent, KeyboardEvent } from 'react';
import type { Result } from '../../../electron/base/result.ts';
import { useFailure } from '../../i18n/failure.ts';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/marks/icon.tsx';
import type { Option } from '../../ui/fields/option.tsx';
import { useSavedText } from '../drafts/use-saved-text.ts';
import s from './relocation.module.css';

type CellTextProps = {
  /** Names the cell: column and row. */
  readonly label: string;
  readonly draftKey: string;
  readonly saved: string;
  /** The code of the field's problem is shown below; what is about no field it tells itself. */
  readonly onSave: (text: string) => Promise<Result<unknown>> | Result<unknown>;
  readonly field: string;
  readonly remark?: string | undefined;
  readonly align?: 'start' | 'end';
  readonly placeholder?: string;
  /** Words, that may need a second line; without it digits and times. */
  readonly wraps?: boolean;
};

/** A text in a row of a table, edited in place; saved on leaving or Enter, given up with Escape. */
export const CellText = ({ label, draftKey, saved, onSave, field, remark, align = 'start', placeholder, wraps = false }: CellTextProps) => {
  const { field: problemOf } = useFailure();
  const { draft, failure, save, revert } = useSavedText({ draftKey, saved, onSave });
  const problem = problemOf(failure, field) ?? remark;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      void save();
    }
    if (event.key === 'Escape' && draft.value !== saved) {
      event.stopPropagation();
      revert();
    }
  };
  const shared = {
    'aria-label': label,
    'aria-invalid': problem !== undefined,
    value: draft.value,
    placeholder,
    autoComplete: 'off',
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => draft.set(event.target.value),
    onBlur: () => void save(),
    onKeyDown,
  };
  return (
    <div className={s['cell']}>
      {wraps ? (
        <textarea {...shared} rows={1} className={cx(s['cellInput'], s['wraps'])} />
      ) : (
        <input {...shared} className={cx(s['cellInput'], align === 'end' && s['end'])} />
      )}
      {problem !== undefined && (
        <p role="alert" className={s['cellProblem']}>
          {problem}
        </p>
      )}
    </div>
  );
};

type CellSelectProps<V extends string> = {
  readonly label: string;
  readonly options: readonly Option<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
};

/** One of a few words in a row of a table. */
export const CellSelect = <V extends string>({ label, options, value, onChange }: CellSelectProps<V>) => (
  <div className={s['cellSelect']}>
    <select
      aria-label={label}
      className={s['cellInput']}
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        if (chosen) onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
    <Icon of={ChevronDown} size={16} />
  </div>
);
