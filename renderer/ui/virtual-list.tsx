import type { ReactNode } from 'react';
import { VirtualTable, type VirtualTableProps } from './virtual-table.tsx';

type VirtualListProps<R> = Omit<VirtualTableProps<R>, 'columns' | 'hasHeader'> & {
  readonly row: (row: R) => ReactNode;
};

/** A virtual table of one column without a head. */
export const VirtualList = <R,>({ row, ...rest }: VirtualListProps<R>) => (
  <VirtualTable {...rest} hasHeader={false} columns={[{ id: 'row', header: rest.label, width: '1fr', cell: row }]} />
);
