import { Disclosable } from '../base/disclosable.ts';
import type { PaperName } from './paper.ts';

/** Characters that Windows rejects in a name (Microsoft, "Naming Files, Paths, and Namespaces"), and invisible ones. */
const refused = /[<>:"/\\|?*\p{C}\p{Zl}\p{Zp}]/gu;
/** Device names, with or without an extension, in any case. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/iu;

/** Graphemes of one part, characters of the whole. The recipient, which distinguishes two papers, comes last and must be kept. */
const most = 60;
const whole = 120;

const part = (text: string, longest = most): string => {
  const clean = text.normalize('NFC').replaceAll(refused, '-').replaceAll(/\s+/g, ' ').replaceAll(/-{2,}/g, '-');
  const graphemes = Array.from(new Intl.Segmenter('sv', { granularity: 'grapheme' }).segment(clean), (one) => one.segment);
  return graphemes
    .slice(0, longest)
    .join('')
    .replaceAll(/^[\s.-]+|[\s.-]+$/g, '');
};

/** The format of a saved paper; also the file extension. */
export type PaperFormat = 'pdf' | 'docx';

/**
 * `2026-05-07 Ä-2026-012 Minnesanteckningar Polisen.pdf`: a name that every common file system accepts, at most 120 characters before the
 * extension.
 */
export const paperFileName = ({ kind, date, caseNumber, recipient }: PaperName, format: PaperFormat): string => {
  const parts = [date, caseNumber, kind, recipient].map((text) => part(text ?? '')).filter((text) => text !== '');
  const stem = part(parts.join(' '), whole).slice(0, whole).trimEnd();
  return `${device.test(stem) || stem === '' ? `_${stem}` : stem}.${format}`;
};

/** The name that was sealed together with the paper. Throws `TypeError` for anything the gate did not seal. */
export const sealedFileName = (sealed: Disclosable<{ readonly name: PaperName }>, format: PaperFormat): string =>
  paperFileName(Disclosable.open(sealed).name, format);
