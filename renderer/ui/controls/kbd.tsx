import s from './kbd.module.css';

/** A key or chord as it is printed on the keyboard, from `keyLabel` in keys.ts. */
export const Kbd = ({ children }: { readonly children: string }) => <kbd className={s['kbd']}>{children}</kbd>;
