import type { Block, Paper } from '../../../papers/paper.ts';
import type { PaperText } from '../../../papers/text.ts';

export type Language = Paper['language'];

export const head = (text: PaperText): Block => ({ kind: 'heading', level: 2, text });
export const said = (text: PaperText): Block => ({ kind: 'paragraph', text });
export const fact = (label: PaperText, value: PaperText) => ({ label, value });
