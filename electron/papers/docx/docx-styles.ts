import {
  AlignmentType,
  BorderStyle,
  LevelFormat,
  type ILevelsOptions,
  type INumberingOptions,
  type IParagraphStyleOptions,
  type IStylesOptions,
} from 'docx';
import { controlStyle } from './docx-text.ts';
import type { Paper } from '../paper.ts';

/** Twentieths of a point. */
export const mm = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);

export const ink = '1C2326';
export const quiet = '5A6468';
export const line = 'CFCAC1';
export const accent = '1F5C57';
export const wine = '8E1F2F';

/** Page size, margins and text width in twips, and how much larger a card's type is. */
export const measures = (format: Paper['format']) =>
  format === 'page'
    ? { width: mm(210), height: mm(297), left: mm(22), right: mm(20), top: mm(24), bottom: mm(22), text: mm(168), scale: 1 }
    : { width: mm(105), height: mm(148), left: mm(8), right: mm(8), top: mm(8), bottom: mm(10), text: mm(89), scale: 1.15 };

const languages = { sv: 'sv-SE', en: 'en-GB' } as const;

/** Heading styles are Word's own, so that its navigation, and a PDF made from it, have the outline. */
export const styles = (paper: Paper): IStylesOptions => {
  const { scale } = measures(paper.format);
  const size = (points: number): number => Math.round(points * scale * 2);
  const heading = (points: number, before: number) => ({
    run: { font: 'Arial', size: size(points), bold: true, color: ink },
    paragraph: { spacing: { before, after: 80, line: 264 }, keepNext: true, keepLines: true },
  });
  const style = (
    id: string,
    name: string,
    run: IParagraphStyleOptions['run'],
    paragraph: IParagraphStyleOptions['paragraph'] = {},
  ): IParagraphStyleOptions => ({
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    run: run ?? {},
    paragraph,
  });
  const edge = { style: BorderStyle.SINGLE, size: 8, color: wine, space: 6 };
  return {
    default: {
      document: {
        run: { font: 'Arial', size: size(9.5), color: ink, language: { value: languages[paper.language], bidirectional: 'ar-SA' } },
        paragraph: { spacing: { after: 100, line: 288 } },
      },
      heading1: heading(19, 120),
      heading2: heading(11, 300),
      heading3: heading(9.5, 200),
    },
    paragraphStyles: [
      style('PaperSubtitle', 'Paper Subtitle', { size: size(10), color: quiet }, { spacing: { after: 300 } }),
      style('PaperQuiet', 'Paper Quiet', { size: size(8.3), color: quiet }),
      style('PaperCaption', 'Paper Caption', { bold: true }, { keepNext: true, spacing: { before: 200, after: 60 } }),
      style('PaperCell', 'Paper Cell', { size: size(9) }, { spacing: { before: 50, after: 50, line: 264 } }),
      style('PaperCellLabel', 'Paper Cell Label', { size: size(9), color: quiet }, { spacing: { before: 50, after: 50, line: 264 } }),
      style(
        'PaperCellHead',
        'Paper Cell Head',
        { size: size(9), bold: true, color: quiet },
        { spacing: { before: 50, after: 50 }, keepNext: true },
      ),
      style(
        'PaperTime',
        'Paper Time',
        { size: size(paper.format === 'card' ? 12 : 10), bold: true },
        { spacing: { before: 50, after: 50 } },
      ),
      style(
        'PaperDecision',
        'Paper Decision',
        {},
        {
          border: { left: { style: BorderStyle.SINGLE, size: 24, color: accent, space: 8 } },
          indent: { left: 200 },
          keepLines: true,
        },
      ),
      style(
        'PaperNoticeTitle',
        'Paper Notice Title',
        { bold: true, color: wine },
        {
          border: { top: edge, left: edge, right: edge, bottom: { ...edge, style: BorderStyle.NONE } },
          indent: { left: 140, right: 140 },
          keepNext: true,
          spacing: { before: 200, after: 0 },
        },
      ),
      style(
        'PaperNotice',
        'Paper Notice',
        {},
        {
          border: { left: edge, right: edge, bottom: edge },
          indent: { left: 140, right: 140 },
          keepLines: true,
          spacing: { after: 200 },
        },
      ),
      style('PaperAfterTable', 'Paper After Table', { size: 8 }, { spacing: { after: 0, line: 160 } }),
      style('PaperSignatureRoom', 'Paper Signature Room', {}, { spacing: { before: mm(7), after: 0 }, keepNext: true }),
      style(
        'PaperRunning',
        'Paper Running',
        { size: paper.format === 'card' ? 11 : 15, color: quiet },
        { spacing: { after: 0, line: 240 } },
      ),
    ],
    characterStyles: [{ id: controlStyle, name: 'Control Character', run: { color: quiet, size: size(7) } }],
  };
};

const level = (format: ILevelsOptions['format'], text: string): ILevelsOptions => ({
  level: 0,
  format: format ?? LevelFormat.BULLET,
  text,
  alignment: AlignmentType.LEFT,
  style: { paragraph: { indent: { left: 360, hanging: 260 } } },
});

export const numbering: INumberingOptions = {
  config: [
    { reference: 'paper-numbers', levels: [level(LevelFormat.DECIMAL, '%1.')] },
    { reference: 'paper-bullets', levels: [level(LevelFormat.BULLET, '•')] },
  ],
};
