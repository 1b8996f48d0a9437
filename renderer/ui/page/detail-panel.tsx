import { useId, type ReactNode } from 'react';
import { Card } from './card.tsx';
import s from './detail-panel.module.css';

type DetailPanelProps = {
  /** What is in focus: "Skolan · Säkerhet". */
  readonly label: string;
  /** The answer in a few words: "Nej, inte idag". */
  readonly title?: string;
  /** One sentence that explains it. */
  readonly text?: string;
  /** Rows, key values… */
  readonly children?: ReactNode;
  /** The next step: wide Buttons. */
  readonly actions?: ReactNode;
  /** A quiet line below a hairline. */
  readonly foot?: ReactNode;
  /** Reads changes aloud: on for a panel that follows the focus. */
  readonly isLive?: boolean;
};

/** The column to the right: explains the focused thing in one sentence and offers the next step. */
export const DetailPanel = ({ label, title, text, children, actions, foot, isLive = false }: DetailPanelProps) => {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Card>
        <h2 id={id} className={s['label']}>
          {label}
        </h2>
        <div aria-live={isLive ? 'polite' : undefined}>
          {title !== undefined && <p className={s['title']}>{title}</p>}
          {text !== undefined && <p className={s['text']}>{text}</p>}
        </div>
        {children !== undefined && <div className={s['content']}>{children}</div>}
        {actions !== undefined && <div className={s['actions']}>{actions}</div>}
        {foot !== undefined && <div className={s['foot']}>{foot}</div>}
      </Card>
    </section>
  );
};
