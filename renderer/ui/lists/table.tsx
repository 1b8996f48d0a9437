import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import s from './table.module.css';

export type TableColumn<R> = {
  readonly id: string;
  /** May be empty above row headers. */
  readonly header: string;
  readonly cell: (row: R) => ReactNode;
  /** `end` for numbers and money, `center` for marks. */
  readonly align?: 'start' | 'end' | 'center';
  /** Secondary: grey. */
  readonly isGrey?: boolean;
  /** Names the row for assistive technology; one column at most. */
  readonly isRowHeader?: boolean;
  /** Below the rows, such as a sum. */
  readonly foot?: ReactNode;
};

type TableProps<R> = {
  /** Names the table. */
  readonly label: string;
  readonly columns: readonly TableColumn<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
};

/** A plain table with hairline rows, for tens of rows that are read. Longer or operated: VirtualTable. */
export const Table = <R,>({ label, columns, rows, rowKey }: TableProps<R>) => {
  const look = (column: TableColumn<R>): string =>
    cx(column.align !== undefined && column.align !== 'start' && s[column.align], column.isGrey && s['grey']);
  return (
    <div className={s['wrap']} role="region" aria-label={label} tabIndex={-1}>
      <table className={s['table']} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) =>
              // A column that names its rows needs no heading, and an empty one would be read out.
              column.header === '' ? (
                <td key={column.id} aria-hidden="true" />
              ) : (
                <th key={column.id} scope="col" className={look(column)}>
                  {column.header}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) =>
                column.isRowHeader ? (
                  <th key={column.id} scope="row" className={look(column)}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} className={look(column)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {columns.some((column) => column.foot !== undefined) && (
          <tfoot>
            <tr>
              {columns.map((column) => (
                <td key={column.id} className={look(column)}>
                  {column.foot}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
};
