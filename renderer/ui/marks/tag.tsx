import s from './badge.module.css';

/** An outlined word that classifies: a subject area, a kind of document. */
export const Tag = ({ children }: { readonly children: string }) => <span className={s['tag']}>{children}</span>;
