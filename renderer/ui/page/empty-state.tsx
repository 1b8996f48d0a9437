import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../marks/icon.tsx';
import s from './state.module.css';

type EmptyStateProps = {
  readonly icon?: LucideIcon;
  /** "Inga möten än" */
  readonly title: string;
  /** What belongs here, in a sentence. */
  readonly text: string;
  /** One Button. */
  readonly action?: ReactNode;
};

/** Nothing here yet: says what belongs here and offers one action. */
export const EmptyState = ({ icon, title, text, action }: EmptyStateProps) => (
  <div className={s['state']}>
    {icon && <Icon of={icon} size={22} />}
    <p className={s['title']}>{title}</p>
    <p className={s['text']}>{text}</p>
    {action !== undefined && <div className={s['action']}>{action}</div>}
  </div>
);
