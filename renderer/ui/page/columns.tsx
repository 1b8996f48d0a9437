import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import s from './columns.module.css';

type ColumnsProps = {
  readonly children: ReactNode;
  /** The right column: detail panel, cards. */
  readonly side: ReactNode;
  /** `even` for map + list; default is content + 320 px. */
  readonly split?: 'side' | 'even';
};

/** Content with a column to the right; one below the other in narrow windows. */
export const Columns = ({ children, side, split = 'side' }: ColumnsProps) => (
  <div className={cx(s['columns'], split === 'even' && s['even'])}>
    <div>{children}</div>
    <div className={s['side']}>{side}</div>
  </div>
);

/** Fields in one column, generous. */
export const FormColumn = ({ children }: { readonly children: ReactNode }) => <div className={s['form']}>{children}</div>;

/** Two short fields side by side that belong together (from, to). */
export const FieldPair = ({ children }: { readonly children: ReactNode }) => <div className={s['pair']}>{children}</div>;

/** Buttons, badges or tags in a row that wraps. */
export const Cluster = ({ children }: { readonly children: ReactNode }) => <div className={s['cluster']}>{children}</div>;
