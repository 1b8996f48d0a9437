import { BorderStyle, CheckBox, HeadingLevel, ImageRun, Paragraph, type FileChild, type ParagraphChild } from 'docx';
import { headingLevels } from '../html/blocks-html.ts';
import { accent, measures, mm, quiet } from './docx-styles.ts';
import { factsDocx, signaturesDocx, tableDocx, timesDocx } from './docx-tables.ts';
import { drawingSvg } from '../drawing.ts';
import { isRightToLeft, runs } from './docx-text.ts';
import type { Block, Paper, Tag } from '../paper.ts';
import { word } from '../words.ts';

type Place = {
  readonly paper: Paper;
  readonly level: 2 | 3;
  /** Counts drawings and lists in this document, starting at 1. */ readonly index: number;
};

const text = (value: string, style?: string): Paragraph =>
  new Paragraph({ ...(style !== undefined && { style }), ...(isRightToLeft(value) && { bidirectional: true }), children: runs(value) });

/** Has both boxes; docx's own option shows a cross where Swedish readers expect a tick. */
const boxFont = 'Segoe UI Symbol';

/** Word merges two adjacent tables. */
const afterTable = (): Paragraph => text('', 'PaperAfterTable');

const tagRuns = (tag: Tag | undefined): readonly ParagraphChild[] =>
  tag === undefined
    ? []
    : [
        ...runs(tag.text, {
          size: 15,
          color: tag.tone === 'fact' ? accent : quiet,
          border: {
            style: tag.tone === 'judgment' ? BorderStyle.DASHED : BorderStyle.SINGLE,
            size: 4,
            color: tag.tone === 'fact' ? accent : quiet,
            space: 1,
          },
        }),
        ...runs('  '),
      ];

/** One transparent pixel, for readers without SVG support; Word has had it since 2016. */
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR42mNgAAIAAAUAAen63NgAAAAASUVORK5CYII=', 'base64');

const figure = (block: Extract<Block, { kind: 'figure' }>, { paper, index }: Place): readonly FileChild[] => {
  const width = Math.round((measures(paper.format).text / 1440) * 96);
  const height = Math.max(1, Math.round((width * block.drawing.height) / block.drawing.width));
  const image = new ImageRun({
    type: 'svg',
    data: Buffer.from(drawingSvg(block.drawing, { xmlns: 'http://www.w3.org/2000/svg' })),
    fallback: { type: 'png', data: pixel },
    transformation: { width, height },
    altText: { id: String(index + 1), name: `Figure ${index + 1}`, description: block.alternative.toWellFormed() },
  });
  return [
    new Paragraph({ children: [image], keepNext: block.caption !== undefined }),
    ...(block.caption === undefined ? [] : [text(block.caption, 'PaperQuiet')]),
  ];
};

const heading = (block: Extract<Block, { kind: 'heading' }>, level: 2 | 3): Paragraph =>
  new Paragraph({
    heading: level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3,
    ...(block.number !== undefined && { indent: { left: 0, hanging: mm(8) } }),
    children: [...(block.number === undefined ? [] : runs(`${block.number}\t`, { bold: false, color: quiet })), ...runs(block.text)],
  });

const decision = (block: Extract<Block, { kind: 'decision' }>, { paper }: Place): Paragraph =>
  new Paragraph({
    style: 'PaperDecision',
    children: [
      ...runs(block.label, { bold: true }),
      ...runs('. ', { bold: true }),
      ...runs(block.text),
      ...(block.by === '' ? [] : runs(` ${word(paper.language, 'paper.decided-by', { by: block.by })}`, { color: quiet })),
    ],
  });

const blockDocx = (block: Block, place: Place): readonly FileChild[] => {
  const { paper, level, index } = place;
  switch (block.kind) {
    case 'heading':
      return [heading(block, level)];
    case 'paragraph':
      return [
        new Paragraph({
          ...(block.tone === 'quiet' && { style: 'PaperQuiet' }),
          ...(isRightToLeft(block.text) && { bidirectional: true }),
          children: [
            ...tagRuns(block.tag),
            ...(block.lead === undefined ? [] : [...runs(block.lead, { bold: true }), ...runs(' ')]),
            ...runs(block.text),
          ],
        }),
      ];
    case 'list':
      return block.items.map(
        (item) =>
          new Paragraph({
            numbering: { reference: block.ordered === true ? 'paper-numbers' : 'paper-bullets', level: 0, instance: index },
            children: runs(item),
          }),
      );
    case 'facts':
      return [factsDocx(block, paper.format), afterTable()];
    case 'times':
      return [timesDocx(block, paper.format), afterTable()];
    case 'table':
      return [...(block.caption === undefined ? [] : [text(block.caption, 'PaperCaption')]), tableDocx(block, paper.format), afterTable()];
    case 'decision':
      return [decision(block, place)];
    case 'checklist':
      return block.items.flatMap((item) => [
        new Paragraph({
          keepLines: true,
          indent: { left: 360, hanging: 360 },
          children: [
            new CheckBox({
              checked: item.done,
              checkedState: { value: '2611', font: boxFont },
              uncheckedState: { value: '2610', font: boxFont },
            }),
            ...runs('\t'),
            ...runs(item.text),
          ],
        }),
        ...(item.note === undefined ? [] : [new Paragraph({ style: 'PaperQuiet', indent: { left: 360 }, children: runs(item.note) })]),
      ]);
    case 'notice':
      return [text(block.title, 'PaperNoticeTitle'), text(block.text, 'PaperNotice')];
    case 'signatures':
      return [signaturesDocx(block, paper.format), afterTable()];
    case 'figure':
      return figure(block, place);
  }
};

export const blocksDocx = (paper: Paper): readonly FileChild[] => {
  const levels = headingLevels(paper.blocks);
  return paper.blocks.flatMap((block, index) => blockDocx(block, { paper, level: levels[index] ?? 2, index }));
};
