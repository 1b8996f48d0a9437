import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import s from './card.module.css';

type CardProps = {
  readonly children: ReactNode;
  /** Off for cards that hold rows or tables edge to edge. */
  readonly isPadded?: boolean;
};

/** A white surface with a hairline; the only box there is. */
export const Card = ({ children, isPadded = true }: CardProps) => <div className={cx(s['card'], isPadded && s['padded'])}>{children}</div>;
