import { useContext, useEffect, useRef, type ReactNode } from 'react';
import { Arrival } from '../arrival.ts';
import { cx } from '../cx.ts';
import s from './page-header.module.css';

type PageHeaderProps = {
  /** The one h1 of the view. */
  readonly title: string;
  /** Grey words on the title's line, such as the time of a meeting. */
  readonly beside?: string;
  /** Badges on the title's line. */
  readonly badges?: ReactNode;
  /** One grey line below, parts joined with " · ". */
  readonly sub?: ReactNode;
  /** Buttons; the primary one last. */
  readonly actions?: ReactNode;
};

/** Title, what it is about, and the view's actions to the right. Takes focus after navigation. */
export const PageHeader = ({ title, beside, badges, sub, actions }: PageHeaderProps) => {
  const arrival = useContext(Arrival);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (arrival > 0) heading.current?.focus({ preventScroll: true });
  }, [arrival]);
  return (
    <header className={cx(s['header'], badges !== undefined && s['top'])}>
      <div className={s['words']}>
        <div className={s['line']}>
          <h1 ref={heading} tabIndex={-1} className={s['title']}>
            {title}
          </h1>
          {beside !== undefined && <span className={s['when']}>{beside}</span>}
          {badges}
        </div>
        {sub !== undefined && <p className={s['sub']}>{sub}</p>}
      </div>
      {actions !== undefined && <div className={s['actions']}>{actions}</div>}
    </header>
  );
};
