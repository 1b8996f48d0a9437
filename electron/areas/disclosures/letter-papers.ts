import { dateAt, timeAt, type Instant } from '../../base/dates.ts';
import type { Block, Paper } from '../../papers/paper.ts';

/** What every letter shares: whose it is, for whom, how it is classified, where the audit chain stands. */
export type Frame = Pick<Paper, 'language' | 'header' | 'footer' | 'format'>;
export type Language = Paper['language'];

export const listed = (language: Language, names: readonly string[]): string =>
  new Intl.ListFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { type: 'conjunction' }).format(names);
/** `2026-05-07 13:05`, Swedish time. */
export const minute = (at: Instant): string => `${dateAt(at)} ${timeAt(at)}`;
export const head = (text: string): Block => ({ kind: 'heading', level: 2, text });
export const said = (text: string): Block => ({ kind: 'paragraph', text });
export const fact = (label: string, value: string) => ({ label, value });
