import { ArrowDown, ArrowUp } from 'lucide-react';
import { Icon } from '../marks/icon.tsx';
import s from './sort-header.module.css';

export type Direction = 'ascending' | 'descending';

type SortHeaderProps = { readonly children: string; readonly direction: Direction | null; readonly onSort: () => void };

/** A column's name as the button that sorts by it; the arrow shows which way. */
export const SortHeader = ({ children, direction, onSort }: SortHeaderProps) => (
  <button type="button" className={s['sort']} onClick={onSort}>
    {children}
    {direction !== null && <Icon of={direction === 'ascending' ? ArrowUp : ArrowDown} size={14} />}
  </button>
);
