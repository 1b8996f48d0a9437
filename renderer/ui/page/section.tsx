import { useId, type ReactNode } from 'react';
import { cx } from '../cx.ts';
import s from './section.module.css';

type SectionProps = {
  /** The 13 px label above. */
  readonly label: string;
  /** Grey words or a quiet button to the right of the label. */
  readonly aside?: ReactNode;
  /** `late` colours the label; the word must say it too ("Försenat"). */
  readonly tone?: 'normal' | 'late';
  readonly children: ReactNode;
};

/** A named part of a view. Sections stack with the right distance by themselves. */
export const Section = ({ label, aside, tone = 'normal', children }: SectionProps) => {
  const id = useId();
  return (
    <section className={s['section']} aria-labelledby={id}>
      <div className={s['head']}>
        <h2 id={id} className={cx(s['label'], tone === 'late' && s['late'])}>
          {label}
        </h2>
        {aside !== undefined && <div className={s['aside']}>{aside}</div>}
      </div>
      {children}
    </section>
  );
};
