import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useIntl } from 'react-intl';
import type { ImportField } from '../../../../electron/areas/exchange/sheets/column-rules.ts';
import type { PreviewColumn } from '../../../../electron/areas/exchange/contract.ts';
import { ColumnHead } from './column-head.tsx';
import { GridRow } from './grid-row.tsx';
import { usePreviewRows } from './use-preview-rows.ts';
import s from '../exchange.module.css';

/** `index`: the row, from 0; `column` −1: the row's head. */
export type GridPlace = { readonly index: number; readonly column: number };

type ImportGridProps = {
  readonly handle: string;
  readonly columns: readonly PreviewColumn[];
  readonly total: number;
  readonly place: GridPlace;
  /** Counts jumps: at each the place is brought into view and takes focus. */
  readonly jump: number;
  readonly onPlace: (place: GridPlace) => void;
  readonly onEdit: (row: number, column: number, text: string) => void;
  readonly onLeaveOut: (row: number, left: boolean) => void;
  readonly onSetColumn: (column: number, field: ImportField | null) => void;
};

const widths: Readonly<Partial<Record<ImportField, number>>> = {
  'case-number': 122,
  name: 164,
  alias: 104,
  'personal-number': 186,
  phase: 138,
  state: 118,
  municipality: 168,
  protection: 160,
  note: 320,
};
/** Others, and columns that are not taken. */
const [usualWidth, unusedWidth] = [148, 124];
const headWidth = 150;

/**
 * The list as a grid of cells (WAI-ARIA grid pattern): one tab stop, arrows move, the cell that is in focus is a field to type in.
 * Only rows in view are in the document, and the one with focus, so that nothing typed is lost by scrolling.
 */
export const ImportGrid = (props: ImportGridProps) => {
  const { columns, total, place, jump, onPlace } = props;
  const { formatMessage } = useIntl();
  const scroll = useRef<HTMLDivElement>(null);
  /** Focus is to move to the place in focus, once that is in the document. */
  const wanted = useRef(false);
  const lastJump = useRef(jump);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroll.current,
    estimateSize: () => 41,
    overscan: 6,
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), Math.min(place.index, total - 1)])].sort((a, b) => a - b),
    // The head is above the rows in the same scrolling box.
    scrollPaddingStart: 96,
    scrollPaddingEnd: 24,
  });
  const shown = virtual.getVirtualItems();
  const rowAt = usePreviewRows(props.handle, shown[0]?.index ?? 0, shown.at(-1)?.index ?? 0);
  const current = rowAt(place.index);

  useEffect(() => {
    if (lastJump.current !== jump) {
      lastJump.current = jump;
      wanted.current = true;
      virtual.scrollToIndex(place.index, { align: 'auto' });
    }
    // The row may have come into the document only with this render, and its contents after that.
    if (!wanted.current || !current) return;
    const cell = scroll.current?.querySelector<HTMLElement>(`[data-place="${place.index}:${place.column}"]`);
    if (!cell) return;
    wanted.current = false;
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const target = cell.querySelector<HTMLElement>('textarea') ?? cell;
    target.focus({ preventScroll: true });
    if (target instanceof HTMLTextAreaElement) target.select();
  });

  const moveTo = (index: number, column: number): void => {
    const to = { index: Math.max(0, Math.min(total - 1, index)), column: Math.max(-1, Math.min(columns.length - 1, column)) };
    if (to.index === place.index && to.column === place.column) return;
    wanted.current = true;
    onPlace(to);
    virtual.scrollToIndex(to.index, { align: 'auto' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || !target.closest('[data-place]') || event.altKey || event.metaKey) return;
    const field = target instanceof HTMLTextAreaElement ? target : null;
    const isWhole = field !== null && field.selectionStart === 0 && field.selectionEnd === field.value.length;
    const atStart = field === null || isWhole || field.selectionEnd === 0;
    const atEnd = field === null || isWhole || field.selectionStart === field.value.length;
    const moves: Readonly<Record<string, readonly [number, number] | false>> = {
      ArrowDown: [place.index + 1, place.column],
      Enter: !event.shiftKey && field !== null && [place.index + 1, place.column],
      ArrowUp: [place.index - 1, place.column],
      PageDown: [place.index + 10, place.column],
      PageUp: [place.index - 10, place.column],
      ArrowLeft: atStart && [place.index, place.column - 1],
      ArrowRight: atEnd && [place.index, place.column + 1],
      Home: (event.ctrlKey || field === null) && [event.ctrlKey ? 0 : place.index, -1],
      End: (event.ctrlKey || field === null) && [event.ctrlKey ? total - 1 : place.index, columns.length - 1],
    };
    const move = moves[key];
    if (!move || (event.shiftKey && key.startsWith('Arrow'))) return;
    event.preventDefault();
    event.stopPropagation();
    moveTo(move[0], move[1]);
  };

  const tracks = [headWidth, ...columns.map(({ field }) => (field === null ? unusedWidth : (widths[field] ?? usualWidth)))];
  const template = {
    gridTemplateColumns: tracks.map((width) => `${width}px`).join(' '),
    width: tracks.reduce((sum, width) => sum + width, 0),
  };
  return (
    <div
      ref={scroll}
      role="grid"
      aria-label={formatMessage({ id: 'exchange.grid' })}
      aria-rowcount={total + 1}
      aria-colcount={columns.length + 1}
      className={s['grid']}
    >
      <div role="rowgroup" className={s['head']}>
        <div role="row" aria-rowindex={1} className={s['tracks']} style={template}>
          <span role="columnheader" className={s['corner']}>
            {formatMessage({ id: 'exchange.row' })}
          </span>
          {columns.map((column, at) => (
            <ColumnHead key={at} column={column} number={at + 1} onChange={(field) => props.onSetColumn(at, field)} />
          ))}
        </div>
      </div>
      <div role="rowgroup" className={s['rows']} style={{ height: virtual.getTotalSize(), width: template.width }} onKeyDown={onKeyDown}>
        {shown.map((item) => (
          <GridRow
            key={item.key}
            handle={props.handle}
            row={rowAt(item.index)}
            index={item.index}
            columns={columns}
            activeColumn={item.index === place.index ? place.column : null}
            measure={virtual.measureElement}
            style={{ ...template, transform: `translateY(${item.start}px)` }}
            onPlace={(column) => moveTo(item.index, column)}
            onFocusPlace={(column) => onPlace({ index: item.index, column })}
            onEdit={props.onEdit}
            onLeaveOut={props.onLeaveOut}
          />
        ))}
      </div>
    </div>
  );
};
