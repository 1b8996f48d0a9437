import { CircleAlert, CircleCheck, CircleSlash, Minus, Plus, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useIntl } from 'react-intl';
import type { PreviewColumn, PreviewRow } from '../../../../electron/areas/exchange/contract.ts';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/marks/icon.tsx';
import { GridCell } from './grid-cell.tsx';
import s from '../exchange.module.css';

type GridRowProps = {
  readonly handle: string;
  /** Undefined until it has been fetched. */
  readonly row: PreviewRow | undefined;
  readonly index: number;
  readonly columns: readonly PreviewColumn[];
  /** Null: the place in focus is in another row. */
  readonly activeColumn: number | null;
  readonly measure: (element: HTMLElement | null) => void;
  readonly style: CSSProperties;
  readonly onPlace: (column: number) => void;
  readonly onFocusPlace: (column: number) => void;
  readonly onEdit: (row: number, column: number, text: string) => void;
  readonly onLeaveOut: (row: number, left: boolean) => void;
};

const icons: Readonly<Record<PreviewRow['state'], LucideIcon>> = {
  good: CircleCheck,
  warning: TriangleAlert,
  error: CircleAlert,
  'left-out': CircleSlash,
};

export const GridRow = ({ measure, style, ...props }: GridRowProps) => {
  const { row, index, columns, activeColumn, onPlace } = props;
  const { formatMessage } = useIntl();
  const isOut = row?.state === 'left-out';
  const toggle = (): void => {
    if (row) props.onLeaveOut(row.row, !isOut);
  };
  const what = formatMessage({ id: isOut ? 'exchange.takeIn' : 'exchange.leaveOut' });
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      ref={measure}
      className={cx(s['tracks'], s['row'], isOut && s['out'])}
      style={style}
    >
      <div
        role="rowheader"
        data-place={`${index}:-1`}
        tabIndex={activeColumn === -1 ? 0 : -1}
        className={cx(s['rowHead'], row && s[row.state])}
        onClick={() => onPlace(-1)}
        onFocus={() => props.onFocusPlace(-1)}
        onKeyDown={(event) => {
          if (event.key !== 'Delete' && event.key !== ' ') return;
          event.preventDefault();
          toggle();
        }}
      >
        {row && (
          <>
            <span className={s['rowNumber']}>{row.row}</span>
            <Icon of={icons[row.state]} size={15} />
            <span>{formatMessage({ id: `exchange.state.${row.state}` })}</span>
            <button
              type="button"
              tabIndex={-1}
              className={s['toggle']}
              aria-label={what}
              title={what}
              onClick={(event) => {
                event.stopPropagation();
                toggle();
              }}
            >
              <Icon of={isOut ? Plus : Minus} size={15} />
            </button>
          </>
        )}
      </div>
      {columns.map((column, at) => (
        <GridCell
          key={at}
          handle={props.handle}
          row={row}
          index={index}
          column={at}
          heading={column.heading || formatMessage({ id: 'exchange.columnNumber' }, { number: at + 1 })}
          isUsed={column.field !== null}
          isActive={activeColumn === at}
          onActivate={() => onPlace(at)}
          onEdit={props.onEdit}
        />
      ))}
    </div>
  );
};
