import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import type { Agency } from '../../../../electron/areas/settings/contract.ts';
import type { Cell } from '../../../../electron/areas/consents/rules.ts';
import { subjectAreas } from '../../../../electron/base/terms.ts';
import { useTerm } from '../../../i18n/term.ts';
import { cx } from '../../../ui/cx.ts';
import { CellMark, type CellState } from './cell-mark.tsx';
import { stepIn, type Place } from './grid-steps.ts';
import s from './matrix-grid.module.css';

type MatrixGridProps = {
  /** Names the grid. */
  readonly label: string;
  readonly agencies: readonly Agency[];
  readonly stateOf: (cell: Cell) => CellState;
  /** Why, in one sentence; read by assistive technology as the cell's description. */
  readonly whyOf?: (cell: Cell) => string;
  readonly isAdded?: (cell: Cell) => boolean;
  /** Where the keyboard is; -1 is the row or column of headings. */
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
  /** Makes it editable: Space, Enter or a press turns cells; on a heading the whole row or column. */
  readonly onToggle?: (cells: readonly Cell[]) => void;
  /** What is wrong with the choice as a whole. */
  readonly error?: string | undefined;
  /** Takes the keyboard when it appears. */
  readonly autoFocus?: boolean;
};

/**
 * Subjects × agencies as a grid for the keyboard (WAI-ARIA grid pattern): one tab stop, arrows move, Home and End along the
 * row, with Ctrl to the corners.
 */
export const MatrixGrid = (props: MatrixGridProps) => {
  const { label, agencies, stateOf, place, onPlace, onToggle, error } = props;
  const term = useTerm();
  const grid = useRef<HTMLTableElement>(null);
  const id = useId();
  const whyId = ({ agencyId, subject }: Cell): string => `${id} ${agencyId} ${subject}`.replaceAll(' ', '-');
  const isEditing = onToggle !== undefined;

  const focusOn = ({ row, column }: Place): void => grid.current?.querySelector<HTMLElement>(`[data-place="${row} ${column}"]`)?.focus();
  useEffect(() => {
    if (props.autoFocus) focusOn(place);
    // Once, when it appears.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const cellsAt = ({ row, column }: Place): Cell[] =>
    subjectAreas.flatMap((subject, r) =>
      agencies.flatMap((agency, c) =>
        (row === -1 || row === r) && (column === -1 || column === c) ? [{ agencyId: agency.id, subject }] : [],
      ),
    );
  const toggle = (at: Place): void => onToggle?.(cellsAt(at).filter((cell) => stateOf(cell) !== 'own-house'));

  const onKeyDown = (event: KeyboardEvent): void => {
    if (isEditing && (event.key === ' ' || event.key === 'Enter') && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      toggle(place);
      return;
    }
    const next = stepIn(place, event, { rows: subjectAreas.length, columns: agencies.length, withHeadings: isEditing });
    if (next === null) return;
    event.preventDefault();
    onPlace(next);
    focusOn(next);
  };
  const stop = (at: Place) => ({
    'data-place': `${at.row} ${at.column}`,
    tabIndex: place.row === at.row && place.column === at.column ? 0 : -1,
    onFocus: () => onPlace(at),
    onClick: () => {
      onPlace(at);
      focusOn(at);
      toggle(at);
    },
  });

  return (
    <>
      <div className={cx(s['frame'], error !== undefined && s['wrong'])}>
        <table
          ref={grid}
          role="grid"
          aria-label={label}
          aria-multiselectable={isEditing || undefined}
          aria-describedby={error === undefined ? undefined : 'consent-scope-error'}
          className={s['grid']}
          onKeyDown={onKeyDown}
        >
          <thead>
            <tr>
              <td className={s['corner']} aria-hidden="true" />
              {agencies.map((agency, column) => (
                <th
                  key={agency.id}
                  scope="col"
                  title={agency.shortName === agency.name ? undefined : agency.name}
                  aria-label={agency.name}
                  className={cx(isEditing && s['editable'])}
                  {...(isEditing ? stop({ row: -1, column }) : {})}
                >
                  {agency.shortName}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {subjectAreas.map((subject, row) => (
              <tr key={subject}>
                <th scope="row" className={cx(isEditing && s['editable'])} {...(isEditing ? stop({ row, column: -1 }) : {})}>
                  {term('subject', subject)}
                </th>
                {agencies.map((agency, column) => {
                  const cell = { agencyId: agency.id, subject };
                  const state = stateOf(cell);
                  const canTurn = isEditing && state !== 'own-house';
                  return (
                    <td
                      key={agency.id}
                      role="gridcell"
                      aria-selected={canTurn ? state === 'yes' : undefined}
                      aria-disabled={(isEditing && !canTurn) || undefined}
                      aria-describedby={props.whyOf ? whyId(cell) : undefined}
                      className={cx(canTurn && s['editable'], place.row === row && place.column === column && s['current'])}
                      {...stop({ row, column })}
                    >
                      <CellMark state={state} isAdded={props.isAdded?.(cell) ?? false} />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {props.whyOf && (
        <div hidden>
          {cellsAt({ row: -1, column: -1 }).map((cell) => (
            <span key={whyId(cell)} id={whyId(cell)}>
              {props.whyOf?.(cell)}
            </span>
          ))}
        </div>
      )}
      {error !== undefined && (
        <p id="consent-scope-error" role="alert" className={s['error']}>
          {error}
        </p>
      )}
    </>
  );
};
