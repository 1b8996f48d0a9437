import { drawingSvg } from '../drawing.ts';
import { escapeHtml, textHtml } from './escape.ts';
import type { Block, Paper, Tag } from '../paper.ts';
import { word } from '../words.ts';

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;

const tagHtml = (tag: Tag | undefined): string =>
  tag === undefined ? '' : `<bdi class="tag ${tag.tone ?? 'plain'}">${textHtml(tag.text)}</bdi> `;

/** Read aloud as the drawing's name, so that the text next to it stays as typed. */
const box = (done: boolean, language: Paper['language']): string =>
  `<svg class="box" viewBox="0 0 16 16" role="img" aria-label="${escapeHtml(word(language, done ? 'paper.done' : 'paper.not-done'))}">` +
  `<rect x="1" y="1" width="14" height="14" rx="2.5" fill="none" stroke="${done ? '#1f5c57' : '#5a6468'}" stroke-width="1.3"/>` +
  `${done ? '<path d="M4.2 8.4 7 11.2 11.9 5.4" fill="none" stroke="#1f5c57" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round"/>' : ''}</svg>`;

const headingHtml = (block: Of<'heading'>, level: number): string => {
  const number = block.number === undefined ? '' : `<span class="number">${block.number} </span>`;
  return `<h${level}>${number}<bdi>${textHtml(block.text)}</bdi></h${level}>`;
};

const paragraphHtml = (block: Of<'paragraph'>): string => {
  const lead = block.lead === undefined ? '' : `<bdi class="lead">${textHtml(block.lead)}</bdi> `;
  return `<p${block.tone === 'quiet' ? ' class="quiet"' : ''}>${tagHtml(block.tag)}${lead}<bdi>${textHtml(block.text)}</bdi></p>`;
};

/** Amounts of money contain spaces, and one broken over two lines reads as two. */
const sumHtml = (text: string): string => (text.length <= 24 ? `<span class="whole">${escapeHtml(text)}</span>` : textHtml(text));

const tableHtml = ({ caption, columns, rows, total }: Of<'table'>): string => {
  const shared = columns.some((column) => column.share !== undefined);
  const sum = columns.reduce((all, column) => all + (column.share ?? 1), 0);
  const widths = shared
    ? `<colgroup>${columns.map((column) => `<col style="width:${(((column.share ?? 1) / sum) * 100).toFixed(3)}%">`).join('')}</colgroup>`
    : '';
  const side = (index: number): string => (columns[index]?.align === 'end' ? ' class="end"' : '');
  const cells = (row: readonly string[]): string =>
    row.map((cell, index) => `<td${side(index)}>${columns[index]?.align === 'end' ? sumHtml(cell) : textHtml(cell)}</td>`).join('');
  return (
    `<table${shared ? ' class="shared"' : ''}>${caption === undefined ? '' : `<caption>${textHtml(caption)}</caption>`}${widths}` +
    `<thead><tr>${columns.map((column, index) => `<th scope="col"${side(index)}>${textHtml(column.text)}</th>`).join('')}</tr></thead>` +
    `<tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</tbody>` +
    // A second body, not a foot: a foot repeats on every page, and a total in the middle of a table is a wrong total.
    `${total === undefined ? '' : `<tbody class="total"><tr>${cells(total)}</tr></tbody>`}</table>`
  );
};

const rowHeads = (kind: 'facts' | 'times', rows: readonly (readonly [string, string])[]): string =>
  `<table class="${kind}"><tbody>${rows.map(([head, cell]) => `<tr><th scope="row">${textHtml(head)}</th><td>${textHtml(cell)}</td></tr>`).join('')}</tbody></table>`;

const decisionHtml = (block: Of<'decision'>, language: Paper['language']): string => {
  const by = block.by === '' ? '' : ` <bdi class="by">${textHtml(word(language, 'paper.decided-by', { by: block.by }))}</bdi>`;
  return `<div class="decision"><p><b><bdi>${textHtml(block.label)}</bdi>.</b> <bdi>${textHtml(block.text)}</bdi>${by}</p></div>`;
};

const checklistHtml = (block: Of<'checklist'>, language: Paper['language']): string => {
  const items = block.items.map(({ text, note, done }) => {
    const remark = note === undefined ? '' : `<span class="note">${textHtml(note)}</span>`;
    return `<li${done ? ' class="done"' : ''}>${box(done, language)}<bdi class="what">${textHtml(text)}</bdi>${remark}</li>`;
  });
  return `<ul class="checklist">${items.join('')}</ul>`;
};

/** No `figure` element: in the PDF it would be tagged as another figure, with no text of its own. */
const figureHtml = (block: Of<'figure'>): string =>
  `<div class="figure">${drawingSvg(block.drawing, { role: 'img', 'aria-label': block.alternative })}` +
  `${block.caption === undefined ? '' : `<p class="caption">${textHtml(block.caption)}</p>`}</div>`;

const blockHtml = (block: Exclude<Block, { kind: 'heading' }>, language: Paper['language']): string => {
  switch (block.kind) {
    case 'paragraph':
      return paragraphHtml(block);
    case 'list': {
      const name = block.ordered === true ? 'ol' : 'ul';
      return `<${name} class="list">${block.items.map((item) => `<li>${textHtml(item)}</li>`).join('')}</${name}>`;
    }
    case 'facts':
      return rowHeads(
        'facts',
        block.rows.map((row) => [row.label, row.value] as const),
      );
    case 'times':
      return rowHeads(
        'times',
        block.rows.map((row) => [row.time, row.text] as const),
      );
    case 'table':
      return tableHtml(block);
    case 'decision':
      return decisionHtml(block, language);
    case 'checklist':
      return checklistHtml(block, language);
    case 'notice':
      return `<div class="notice" role="note"><p class="notice-title">${textHtml(block.title)}</p><p>${textHtml(block.text)}</p></div>`;
    case 'signatures':
      return `<ul class="signatures">${block.lines.map((line) => `<li>${textHtml(line)}</li>`).join('')}</ul>`;
    case 'figure':
      return figureHtml(block);
  }
};

/** A heading that skips a level (h1, then h3) is raised: a PDF's outline and screen readers both rely on it. */
export const headingLevels = (blocks: readonly Block[]): readonly (2 | 3)[] => {
  let before = false;
  return blocks.map((block) => {
    const level = block.kind === 'heading' && block.level === 3 && before ? 3 : 2;
    if (block.kind === 'heading') before = true;
    return level;
  });
};

export const blocksHtml = (paper: Paper): string => {
  const levels = headingLevels(paper.blocks);
  return paper.blocks
    .map((block, index) => (block.kind === 'heading' ? headingHtml(block, levels[index] ?? 2) : blockHtml(block, paper.language)))
    .join('\n');
};
