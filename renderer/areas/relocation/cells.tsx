import { useState, type KeyboardEvent } from 'react';
import type { Failure } from '../../../electron/base/result.ts';
import { useDraft } from '../../client/use-draft.ts';
import { useFailure } from '../../i18n/failure.ts';
import { cx } from '../../ui/cx.ts';
import type { Option } from '../../ui/option.tsx';
import s from './relocation.module.css';

type CellTextProps = {
  /** Names the cell: column and row. */
  readonly label: string;
  readonly draftKey: string;
  readonly saved: string;
  /** Answers why not; the code of the problem is shown below. */
  readonly onSave: (text: string) => Promise<Failure | null>;
  readonly field: string;
  readonly remark?: string | undefined;
  readonly align?: 'start' | 'end';
  readonly placeholder?: string;
};

/** A text in a row of a table, edited in place; saved on leaving or Enter, given up with Escape. */
export const CellText = ({ label, draftKey, saved, onSave, field, remark, align = 'start', placeholder }: CellTextProps) => {
  const { field: problemOf } = useFailure();
  const draft = useDraft(draftKey, saved);
  const [failure, setFailure] = useState<Failure | null>(null);
  const problem = problemOf(failure, field) ?? remark;
  const save = async (): Promise<void> => {
    if (draft.value === saved) {
      await draft.discard();
      return;
    }
    const refused = await onSave(draft.value);
    setFailure(refused);
    if (refused === null) await draft.discard();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') void save();
    if (event.key === 'Escape' && draft.value !== saved) {
      event.stopPropagation();
      draft.set(saved);
      setFailure(null);
    }
  };
  return (
    <div className={s['cell']}>
      <input
        aria-label={label}
        aria-invalid={problem !== undefined}
        className={cx(s['cellInput'], align === 'end' && s['end'])}
        value={draft.value}
        placeholder={placeholder}
        autoComplete="off"
        onChange={(event) => draft.set(event.target.value)}
        onBlur={() => void save()}
        onKeyDown={onKeyDown}
      />
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
);
