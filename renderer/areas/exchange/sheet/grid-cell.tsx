import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import type { PreviewRow } from '../../../../electron/areas/exchange/contract.ts';
import { client } from '../../../client/client.ts';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/marks/icon.tsx';
import { useImportWords } from '../words.ts';
import s from '../exchange.module.css';

type GridCellProps = {
  readonly handle: string;
  readonly row: PreviewRow | undefined;
  readonly index: number;
  readonly column: number;
  readonly heading: string;
  readonly isUsed: boolean;
  readonly isActive: boolean;
  readonly onActivate: () => void;
  readonly onEdit: (row: number, column: number, text: string) => void;
};

type FieldProps = Pick<GridCellProps, 'onEdit' | 'column'> & {
  readonly row: number;
  readonly text: string;
  readonly label: string;
  readonly describedBy: string | undefined;
  readonly isWrong: boolean;
};

/** The cell in focus. Typed text counts when the cell is left; Escape discards it. */
const CellField = ({ row, column, text, label, describedBy, isWrong, onEdit }: FieldProps) => {
  const [typed, setTyped] = useState(text);
  const keep = useRef<() => void>(() => undefined);
  useEffect(() => {
    keep.current = () => {
      if (typed !== text) onEdit(row, column, typed);
    };
  });
  useEffect(() => setTyped(text), [text]);
  // The cell is left when the field goes out of the document: that brings no blur.
  useEffect(() => () => keep.current(), []);
  return (
    <textarea
      rows={1}
      className={s['input']}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={isWrong || undefined}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        setTyped(text);
      }}
    />
  );
};

/** The whole text of a cell that is shown cut, before it may be changed. */
const useWhole = (handle: string, row: PreviewRow | undefined, column: number, isActive: boolean): string | null => {
  const shown = row?.cells[column] ?? '';
  const isCut = row?.cut.includes(column) === true;
  const [whole, setWhole] = useState<string | null>(null);
  const number = row?.row;
  useEffect(() => {
    if (!isActive || !isCut || number === undefined) return undefined;
    let isGone = false;
    void client.exchange.cell({ handle, row: number, column }).then((answer) => {
      if (!isGone && answer.ok) setWhole(answer.value.text);
    });
    return () => {
      isGone = true;
      setWhole(null);
    };
  }, [isActive, isCut, handle, number, column, shown]);
  return isCut ? whole : shown;
};

export const GridCell = ({ handle, row, index, column, heading, isUsed, isActive, onActivate, onEdit }: GridCellProps) => {
  const { formatMessage } = useIntl();
  const words = useImportWords();
  const id = useId();
  const whole = useWhole(handle, row, column, isActive);
  const problems = row?.state === 'left-out' ? [] : (row?.problems.filter((problem) => problem.column === column) ?? []);
  const isWrong = problems.some(({ severity }) => severity === 'error');
  const text = row?.cells[column] ?? '';
  const isEdited = row?.edited.includes(column) === true;
  return (
    <div
      role="gridcell"
      data-place={`${index}:${column}`}
      tabIndex={isActive && whole === null ? 0 : -1}
      aria-invalid={isWrong || undefined}
      className={cx(s['cell'], !isUsed && s['unused'], isWrong ? s['wrong'] : problems.length > 0 && s['look'], isActive && s['active'])}
      onClick={isActive ? undefined : onActivate}
    >
      {isActive && row && whole !== null ? (
        <CellField
          key={`${row.row}:${column}`}
          row={row.row}
          column={column}
          text={whole}
          label={`${heading}, ${formatMessage({ id: 'exchange.rowNumber' }, { row: row.row })}`}
          describedBy={problems.length > 0 ? id : undefined}
          isWrong={isWrong}
          onEdit={onEdit}
        />
      ) : (
        <span className={s['text']}>{text}</span>
      )}
      {isEdited && <span className={s['edited']}>{formatMessage({ id: 'exchange.edited' })}</span>}
      {problems.length > 0 && (
        <span id={id} className={s['problems']}>
          {problems.map((problem) => (
            <span key={problem.code} className={s['problem']}>
              <Icon of={problem.severity === 'error' ? CircleAlert : TriangleAlert} size={13} />
              {words.problem(problem)}
            </span>
          ))}
        </span>
      )}
    </div>
  );
};
