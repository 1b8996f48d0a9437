import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import s from './key-values.module.css';

export type KeyValue = {
  readonly id: string;
  readonly key: ReactNode;
  /** Grey words after the key: "· vårdnadshavare". */
  readonly note?: string;
  readonly value: ReactNode;
};

/** Keys to the left, values in grey to the right; `isStacked` puts the value below its key for longer texts. */
export const KeyValues = ({ items, isStacked = false }: { readonly items: readonly KeyValue[]; readonly isStacked?: boolean }) => (
  <dl className={cx(s['list'], isStacked && s['stacked'])}>
    {items.map((item) => (
      <div key={item.id} className={s['pair']}>
        <dt>
          {item.key}
          {item.note !== undefined && <span className={s['note']}> · {item.note}</span>}
        </dt>
        <dd>{item.value}</dd>
      </div>
    ))}
  </dl>
);
