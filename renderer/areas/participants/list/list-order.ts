import { caseStates, phases, type CaseState, type Phase } from '../../../../electron/base/terms.ts';
import type { IsoDate } from '../../../../electron/base/dates.ts';
import type { ParticipantRow } from '../../../../electron/areas/participants/contract.ts';
import type { Sort } from '../../../ui/lists/virtual-table.tsx';

export type SortColumn = 'name' | 'case' | 'phase' | 'state' | 'next' | 'opened';
/** A row with the day on which something next happens in the case; null when nothing is planned. */
export type ListedRow = ParticipantRow & { readonly nextDate: IsoDate | null };
/** '' lets everything through. */
export type Filter = { readonly state: CaseState | ''; readonly phase: Phase | '' };

export const filtered = (rows: readonly ListedRow[], { state, phase }: Filter): readonly ListedRow[] =>
  rows.filter((row) => (state === '' || row.state === state) && (phase === '' || row.phase === phase));

const collator = new Intl.Collator('sv', { numeric: true });

const compare: Readonly<Record<SortColumn, (a: ListedRow, b: ListedRow) => number>> = {
  name: (a, b) => collator.compare(a.name ?? '', b.name ?? ''),
  case: (a, b) => collator.compare(a.caseNumber, b.caseNumber),
  // In the order of the work, not of the alphabet.
  phase: (a, b) => phases.indexOf(a.phase) - phases.indexOf(b.phase),
  state: (a, b) => caseStates.indexOf(a.state) - caseStates.indexOf(b.state),
  next: (a, b) => collator.compare(a.nextDate ?? '', b.nextDate ?? ''),
  opened: (a, b) => collator.compare(a.openedOn, b.openedOn),
};

/** Equal rows by case number. Sealed rows have no name and stand last by name, whichever way. */
export const sorted = (rows: readonly ListedRow[], { column, direction }: Sort<SortColumn>): readonly ListedRow[] =>
  rows.toSorted((a, b) => {
    if (column === 'name' && (a.name === null) !== (b.name === null)) return a.name === null ? 1 : -1;
    // Without a date last, whichever way: there is nothing to do.
    if (column === 'next' && (a.nextDate === null) !== (b.nextDate === null)) return a.nextDate === null ? 1 : -1;
    const order = compare[column](a, b) * (direction === 'ascending' ? 1 : -1);
    return order === 0 ? compare.case(a, b) : order;
  });
