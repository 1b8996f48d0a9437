import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import { Icon } from '../marks/icon.tsx';
import { moveFocus } from '../move-focus.ts';
import s from './list-card.module.css';

type ListCardProps = {
  /** Names the list when there is no Section above it. */
  readonly label?: string;
  /** Single letters act in it: N makes something new, X ticks off. */
  readonly hasLetters?: boolean;
  readonly children: ReactNode;
};

/** A card of rows. Arrow keys, Home and End move among the rows of every card on the page; Enter opens. */
export const ListCard = ({ label, hasLetters = false, children }: ListCardProps) => (
  // Keys bubble up from the rows' own buttons; the list itself is not operated.
  <ul
    className={s['list']}
    aria-label={label}
    data-letters={hasLetters || undefined}
    onKeyDown={(event) => moveFocus(event, '[data-row]', '[role="dialog"], main')}
  >
    {children}
  </ul>
);

export type ListRowProps = {
  readonly icon?: LucideIcon;
  /** Replaces the icon: a mark, or a short text such as `tor 7`, in grey and with a width of its own. */
  readonly lead?: ReactNode;
  /** What it is, in bold. */
  readonly what: ReactNode;
  /** Case number and cause, in grey on the same line, joined with " · ". */
  readonly detail?: ReactNode;
  /** Lines below, in grey. */
  readonly below?: readonly string[];
  /** Words to the right: a date, "igår", "kvar 1 dag". */
  readonly date?: ReactNode;
  /** One small Button. */
  readonly action?: ReactNode;
  readonly isSelected?: boolean;
  /** 36 px instead of 44, and `what` in normal weight. */
  readonly isCompact?: boolean;
  /** Press or Enter. Without it the row is only text. */
  readonly onOpen?: () => void;
  /** Focus came to the row: show it in the detail panel. */
  readonly onFocus?: () => void;
};

/** One thing: what, case number and cause in grey, date to the right, one action. */
export const ListRow = (props: ListRowProps) => {
  const { onOpen, isCompact = false, isSelected = false } = props;
  const words = (
    <>
      <span className={cx(s['what'], isCompact && s['plain'])}>{props.what}</span>
      {props.detail !== undefined && <span className={s['detail']}>{props.detail}</span>}
      {props.below?.map((line) => (
        <span key={line} className={s['below']}>
          {line}
        </span>
      ))}
    </>
  );
  return (
    <li className={cx(s['row'], isCompact && s['compact'], onOpen && s['opensRow'], isSelected && s['selected'])}>
      {props.icon && <Icon of={props.icon} className={s['icon']} />}
      {typeof props.lead === 'string' ? <span className={s['lead']}>{props.lead}</span> : props.lead}
      {onOpen ? (
        <button
          type="button"
          data-row=""
          aria-current={isSelected || undefined}
          className={cx(s['words'], s['opens'])}
          onClick={onOpen}
          onFocus={props.onFocus}
        >
          {words}
        </button>
      ) : (
        <div className={s['words']}>{words}</div>
      )}
      {props.date !== undefined && <span className={s['date']}>{props.date}</span>}
      {props.action !== undefined && <span className={s['action']}>{props.action}</span>}
    </li>
  );
};
