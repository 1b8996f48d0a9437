import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
  type ParagraphChild,
} from 'docx';
import { unzipSync, zipSync } from 'fflate';
import type { Instant } from '../../base/dates.ts';
import { Disclosable } from '../../base/disclosable.ts';
import { blocksDocx } from './docx-blocks.ts';
import { ink, line, measures, numbering, quiet, styles, wine } from './docx-styles.ts';
import { isRightToLeft, runs } from './docx-text.ts';
import type { Paper } from '../paper.ts';
import { word, wordParts } from '../words.ts';

const tab = (): TextRun => new TextRun({ children: [new Tab()] });

const running = (paper: Paper, children: readonly ParagraphChild[], edge: 'top' | 'bottom' | 'none'): Paragraph => {
  const { text } = measures(paper.format);
  return new Paragraph({
    style: 'PaperRunning',
    children,
    tabStops: [
      { type: TabStopType.CENTER, position: Math.round(text / 2) },
      { type: TabStopType.RIGHT, position: text },
    ],
    ...(edge !== 'none' && {
      border: { [edge]: { style: BorderStyle.SINGLE, size: edge === 'top' ? 4 : 8, color: edge === 'top' ? line : ink, space: 6 } },
    }),
    // A header taller than the margin pushes the text down; without this space the two would touch.
    ...(edge === 'bottom' && { spacing: { after: 240 } }),
  });
};

const recipientRuns = ({ language, header }: Paper): readonly TextRun[] => [
  ...wordParts(language, 'paper.recipient', ['recipient']).flatMap((part) =>
    typeof part === 'string' ? runs(part) : runs(header.recipient, { bold: true, color: ink }),
  ),
  ...(header.copy === undefined ? [] : runs(` · ${header.copy}`)),
];

const trialRuns = (paper: Paper): readonly TextRun[] =>
  paper.footer.trial ? runs(word(paper.language, 'paper.trial'), { bold: true }) : [];

const headers = (paper: Paper): { first: Header; default: Header } => {
  const { organisation, unit, classification } = paper.header;
  const frame = { style: BorderStyle.SINGLE, size: 8, color: wine, space: 2 };
  const framed = runs(classification, { bold: true, color: wine, border: frame });
  const trial = paper.footer.trial
    ? [new Paragraph({ style: 'PaperRunning', alignment: AlignmentType.CENTER, children: trialRuns(paper) })]
    : [];
  return {
    first: new Header({
      children: [
        ...trial,
        running(paper, [...runs(organisation, { bold: true, color: ink }), tab(), tab(), ...framed], 'none'),
        running(paper, [...runs(unit), tab(), tab(), ...recipientRuns(paper)], 'bottom'),
      ],
    }),
    default: new Header({
      children: [
        running(paper, [...runs(organisation), tab(), ...trialRuns(paper), tab(), ...runs(classification, { color: wine })], 'none'),
        running(paper, [...runs(paper.title), tab(), tab(), ...recipientRuns(paper)], 'bottom'),
      ],
    }),
  };
};

const footer = (paper: Paper): Footer => {
  const pages = wordParts(paper.language, 'paper.page', ['page', 'pages']).map((part) =>
    typeof part === 'string'
      ? new TextRun({ text: part })
      : new TextRun({ children: [part.value === 'page' ? PageNumber.CURRENT : PageNumber.TOTAL_PAGES] }),
  );
  return new Footer({
    children: [
      running(
        paper,
        [
          ...runs(paper.footer.transfer),
          tab(),
          ...runs(word(paper.language, 'paper.log', { head: paper.footer.auditHead })),
          tab(),
          ...pages,
        ],
        'top',
      ),
    ],
  });
};

/**
 * The properties and the zip contain timestamps: the properties get `now`, the zip the format's earliest day, so that the same paper at the
 * same instant produces the same file, byte for byte.
 */
const settled = (bytes: Uint8Array, now: Instant): Uint8Array => {
  const files = unzipSync(bytes);
  const properties = 'docProps/core.xml';
  const timed = new TextDecoder()
    .decode(files[properties])
    .replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${now.replace(/\.\d+Z$/, 'Z')}`);
  files[properties] = new TextEncoder().encode(timed);
  // Local time, because zip headers store local time and fflate reads it.
  return zipSync(files, { level: 6, mtime: new Date(1980, 0, 1) });
};

/**
 * The same paper as a Word file. Its properties name no person and have a generic title, because they can be seen without the paper. `now`
 * is the time given in the properties. Throws `TypeError` for anything the gate did not seal, and for a drawing that is not allowed.
 */
export const paperDocx = async (sealed: Disclosable<Paper>, now: Instant): Promise<Uint8Array> => {
  const paper = Disclosable.open(sealed);
  const { width, height, left, right, top, bottom } = measures(paper.format);
  const owner = paper.header.organisation;
  const foot = footer(paper);
  const document = new Document({
    title: `${word(paper.language, 'paper.document')} · ${owner}`,
    subject: '',
    creator: owner,
    lastModifiedBy: owner,
    description: '',
    keywords: '',
    compatabilityModeVersion: 15,
    styles: styles(paper),
    numbering,
    sections: [
      {
        headers: headers(paper),
        footers: { first: foot, default: foot },
        properties: {
          titlePage: true,
          page: { size: { width, height }, margin: { left, right, top, bottom, header: 500, footer: 400, gutter: 0 } },
        },
        children: [
          new Paragraph({
            heading: HeadingLevel.HEADING_1,
            ...(isRightToLeft(paper.title) && { bidirectional: true }),
            children: runs(paper.title),
          }),
          ...(paper.subtitle === undefined
            ? []
            : [new Paragraph({ style: 'PaperSubtitle', children: runs(paper.subtitle, { color: quiet }) })]),
          ...blocksDocx(paper),
        ],
      },
    ],
  });
  return settled(new Uint8Array(await Packer.toArrayBuffer(document)), now);
};
