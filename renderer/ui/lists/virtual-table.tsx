import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { cx } from '../cx.ts';
import { SortHeader, type Direction } from './sort-header.tsx';
import type { TableColumn } from './table.tsx';
import s from './virtual-table.module.css';

export type VirtualColumn<R> = Omit<TableColumn<R>, 'foot'> & {
  /** A grid track: `2fr`, `120px`, `minmax(160px, 1fr)`. */
  readonly width: string;
};

export type Sort<C extends string = string> = { readonly column: C; readonly direction: Direction };

export type VirtualTableProps<R> = {
  readonly label: string;
  readonly columns: readonly VirtualColumn<R>[];
  /** Rows that are here; the rest come through `onNeed`. */
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  /** How many there are altogether, when `rows` is only the beginning. */
  readonly total?: number;
  /** The end of `rows` came into view: fetch more. */
  readonly onNeed?: () => void;
  readonly onOpen: (row: R) => void;
  /** The row with focus, for a detail panel. */
  readonly onFocusRow?: (row: R) => void;
  readonly selectedKey?: string | null;
  /** Px. */
  readonly rowHeight?: number;
  /** How the rows are sorted; with `onSort` every column's name is a button. The rows come sorted. */
  readonly sort?: Sort;
  readonly onSort?: (column: string, direction: Direction) => void;
  /** Off for one column of rows: a list. */
  readonly hasHeader?: boolean;
};

const pageOf = 10;
const moves: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at) => at + pageOf,
  PageUp: (at) => at - pageOf,
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * Thousands of rows, of which only those in view exist. One tab stop; arrows, Page, Home and End move, Enter or a click
 * opens. Needs a parent with a height. ARIA: grid of rows, with the true count although few are in the document.
 */
export const VirtualTable = <R,>(props: VirtualTableProps<R>) => {
  const { columns, rows, rowKey, rowHeight = 44, hasHeader = true } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const moved = useRef(false);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : rowKey(row);
    },
  });
  const shown = virtual.getVirtualItems();
  const active = Math.min(at, Math.max(0, rows.length - 1));
  const scrolls = virtual.scrollRect !== null && virtual.getTotalSize() > virtual.scrollRect.height;
  const lastShown = shown.at(-1)?.index ?? -1;
  const { onNeed } = props;
  const wanting = rows.length < (props.total ?? rows.length) && lastShown >= rows.length - 1;
  useEffect(() => {
    if (wanting) onNeed?.();
  }, [wanting, onNeed]);
  useEffect(() => {
    // The row may have come into the document only with this render.
    if (!moved.current) return;
    const row = scroll.current?.querySelector<HTMLElement>(`[data-index="${active}"]`);
    if (!row) return;
    moved.current = false;
    row.focus({ preventScroll: true });
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset['index'] === undefined) return;
    const row = rows[active];
    if (event.key === 'Enter' && row !== undefined) {
      event.preventDefault();
      props.onOpen(row);
      return;
    }
    const move = moves[event.key];
    if (!move || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(rows.length - 1, move(active, rows.length - 1)));
    moved.current = true;
    setAt(next);
    virtual.scrollToIndex(next);
  };

  const directionOf = (column: string): Direction | null => (props.sort?.column === column ? props.sort.direction : null);
  const tracks = { gridTemplateColumns: columns.map((column) => column.width).join(' ') };
  const look = (column: VirtualColumn<R>): string =>
    cx(
      s['cell'],
      column.align !== undefined && column.align !== 'start' && s[column.align],
      column.isGrey && s['grey'],
      column.isRowHeader && s['strong'],
    );
  return (
    <div
      role="grid"
      aria-label={props.label}
      aria-rowcount={(props.total ?? rows.length) + (hasHeader ? 1 : 0)}
      aria-colcount={columns.length}
      data-letters=""
      className={s['grid']}
    >
      {hasHeader && (
        <div role="rowgroup">
          <div role="row" aria-rowindex={1} className={cx(s['head'], scrolls && s['besideScrollbar'])} style={tracks}>
            {columns.map((column) => (
              <span
                key={column.id}
                role="columnheader"
                aria-sort={props.sort === undefined ? undefined : (directionOf(column.id) ?? 'none')}
                className={cx(s['cell'], column.align !== undefined && column.align !== 'start' && s[column.align])}
              >
                {props.onSort === undefined ? (
                  column.header
                ) : (
                  <SortHeader
                    direction={directionOf(column.id)}
                    onSort={() => props.onSort?.(column.id, directionOf(column.id) === 'ascending' ? 'descending' : 'ascending')}
                  >
                    {column.header}
                  </SortHeader>
                )}
              </span>
            ))}
          </div>
        </div>
      )}
      <div role="rowgroup" ref={scroll} className={s['scroll']} onKeyDown={onKeyDown}>
        <div role="presentation" className={s['rows']} style={{ height: virtual.getTotalSize() }}>
          {shown.map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            const isSelected = props.selectedKey === rowKey(row);
            return (
              <div
                key={item.key}
                role="row"
                aria-rowindex={item.index + (hasHeader ? 2 : 1)}
                aria-selected={isSelected}
                data-index={item.index}
                tabIndex={item.index === active ? 0 : -1}
                className={cx(s['row'], isSelected && s['selected'])}
                style={{ ...tracks, height: rowHeight, transform: `translateY(${item.start}px)` }}
                onClick={() => {
                  setAt(item.index);
                  props.onOpen(row);
                }}
                onFocus={() => props.onFocusRow?.(row)}
              >
                {columns.map((column) => (
                  <span key={column.id} role={column.isRowHeader ? 'rowheader' : 'gridcell'} className={look(column)}>
                    {column.cell(row)}
                  </span>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
};
