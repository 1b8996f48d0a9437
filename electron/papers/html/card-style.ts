import type { Paper } from '../paper.ts';

/**
 * A card is read at arm's length, in a car, by somebody under stress, so everything is as large as one A6 page allows. Sizes are relative
 * to the root, which {@link cardRoot} chooses.
 */
export const cardStyle = `
html{line-height:1.32}
h1{font-size:1.62rem;line-height:1.12}
.subtitle{font-size:.92rem;margin-top:.2rem}
h2{font-size:1.05rem;margin-top:.9rem}
h2+*,h3+*{margin-top:.2rem}
.number{position:static}
.facts+.checklist li:first-child{border-top:0}
table{margin-top:.55rem;font-size:1rem;line-height:1.25}
th,td{padding-top:.32rem;padding-bottom:.32rem}
.facts th{width:34%;font-size:.84rem;padding-top:.44rem}
.facts td{font-weight:600}
.times{font-size:1.2rem;margin-top:.5rem}
.times th{width:4.4rem;letter-spacing:-.01em;color:#1f5c57}
.times td{font-weight:600}
.checklist li{padding:.28rem 0 .28rem 1.75rem}
.box{top:.32rem;width:1.2rem;height:1.2rem}
.notice{margin-top:.7rem;padding:.45rem .7rem}
.signatures li{margin-top:7mm}
`;

/** Usable width and height of an A6 page inside our margins, in points. */
const width = (105 - 16) * 2.8346;
const height = (148 - 8 - 12) * 2.8346;

const lines = (text: string, sizePt: number, share = 1): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * sizePt * 0.55) / (width * share))), 0);

const rowHeights = (texts: readonly string[], root: number, size: number, share: number, padding: number): number =>
  texts.reduce((sum, text) => sum + lines(text, root * size, share) * root * size * 1.27 + padding * root, 0);

const blockHeight = (block: Paper['blocks'][number], root: number): number => {
  switch (block.kind) {
    case 'heading':
      return lines(block.text, root * 1.05) * root * 1.42 + root;
    case 'paragraph':
      return lines(`${block.tag?.text ?? ''} ${block.lead ?? ''} ${block.text}`, root) * root * 1.32 + root * 0.55;
    case 'list':
      return rowHeights(block.items, root, 1, 0.93, 0.25) + root * 0.6;
    case 'facts':
      return (
        rowHeights(
          block.rows.map((row) => (row.value.length * 0.66 > row.label.length ? row.value : row.label)),
          root,
          1,
          0.62,
          0.66,
        ) +
        root * 0.55
      );
    case 'times':
      return (
        rowHeights(
          block.rows.map((row) => row.text),
          root,
          1.2,
          0.76,
          0.66,
        ) +
        root * 0.5
      );
    case 'checklist':
      return (
        rowHeights(
          block.items.map((item) => item.text + (item.note === undefined ? '' : `\n${item.note}`)),
          root,
          1,
          0.9,
          0.58,
        ) +
        root * 0.6
      );
    case 'notice':
      return lines(`${block.title}\n${block.text}`, root, 0.92) * root * 1.32 + root * 1.7;
    case 'decision':
      return lines(`${block.label}. ${block.text} ${block.by}`, root, 0.94) * root * 1.32 + root * 1.7;
    case 'table':
      return [block.columns.map((column) => column.text), ...block.rows, ...(block.total ? [block.total] : [])].reduce(
        (sum, row) => sum + Math.max(...row.map((cell) => lines(cell, root, 1 / row.length))) * root * 1.25 + root * 0.66,
        root,
      );
    case 'signatures':
      return Math.ceil(block.lines.length / 2) * (root * 1.7 + 20) + root;
    case 'figure':
      return width * 0.75 + root * 2;
  }
};

/**
 * The root size in points, 12 down to 6: the largest at which the card is estimated to fit one page. Only an estimate, since a paper runs
 * no script; a card with too much text continues on a second page rather than losing any.
 */
export const cardRoot = (paper: Paper): number => {
  const fits = (root: number): boolean =>
    lines(paper.title, root * 1.62) * root * 1.82 +
      (paper.subtitle === undefined ? 0 : lines(paper.subtitle, root * 0.92) * root * 1.42) +
      paper.blocks.reduce((sum, block) => sum + blockHeight(block, root), 0) <=
    height;
  let root = 12;
  while (root > 6 && !fits(root)) root -= 0.25;
  return root;
};
