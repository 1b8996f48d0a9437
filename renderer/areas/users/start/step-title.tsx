import { useEffect, useRef } from 'react';
import s from './start.module.css';

/** The h1 of a start page; takes focus when it appears, so that a screen reader hears where it is. */
export const StepTitle = ({ children, takesFocus = true }: { readonly children: string; readonly takesFocus?: boolean }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [children, takesFocus]);
  return (
    <h1 ref={heading} tabIndex={-1} className={s['title']}>
      {children}
    </h1>
  );
};
