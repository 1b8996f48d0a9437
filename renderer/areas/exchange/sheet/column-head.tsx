import { useIntl } from 'react-intl';
import { importFields, type ImportField } from '../../../../electron/areas/exchange/sheets/column-rules.ts';
import type { PreviewColumn } from '../../../../electron/areas/exchange/contract.ts';
import { Select } from '../../../ui/fields/select.tsx';
import { cx } from '../../../ui/cx.ts';
import { useImportWords } from '../words.ts';
import s from '../exchange.module.css';

type ColumnHeadProps = {
  readonly column: PreviewColumn;
  /** From 1. */
  readonly number: number;
  readonly onChange: (field: ImportField | null) => void;
};

/** The list's own heading, what the column is taken for, and whether that is a guess. */
export const ColumnHead = ({ column, number, onChange }: ColumnHeadProps) => {
  const { formatMessage } = useIntl();
  const words = useImportWords();
  const none = { value: 'none' as const, label: formatMessage({ id: 'exchange.field.none' }) };
  const how = column.field === null ? 'exchange.notUsed' : column.guessed ? 'exchange.guessed' : 'exchange.chosen';
  return (
    <span role="columnheader" className={cx(s['columnHead'], column.field === null && s['unused'])}>
      <Select<ImportField | 'none'>
        label={column.heading || formatMessage({ id: 'exchange.columnNumber' }, { number })}
        options={[none, ...importFields.map((field) => ({ value: field, label: words.field(field) }))]}
        value={column.field ?? 'none'}
        onChange={(field) => onChange(field === 'none' ? null : field)}
        description={formatMessage({ id: how })}
      />
    </span>
  );
};
