import { Disclosable } from '../../base/disclosable.ts';
import { blocksHtml } from './blocks-html.ts';
import { cardRoot, cardStyle } from './card-style.ts';
import { escapeHtml, textHtml } from './escape.ts';
import { fontFaces } from './fonts.ts';
import { pageRules } from './page-rules.ts';
import { blockStyle, pageStyle } from './page-style.ts';
import type { Paper } from '../paper.ts';
import { word, wordParts } from '../words.ts';

/** Even if somebody opened a saved paper in a browser and some text had escaped: nothing runs, nothing is fetched. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'";

const headHtml = ({ language, header }: Paper): string => {
  const to = wordParts(language, 'paper.recipient', ['recipient']).map((part) =>
    typeof part === 'string' ? escapeHtml(part) : `<strong><bdi>${textHtml(header.recipient)}</bdi></strong>`,
  );
  const copy = header.copy === undefined ? '' : ` · <bdi>${textHtml(header.copy)}</bdi>`;
  return (
    `<header class="head"><div><p class="organisation">${textHtml(header.organisation)}</p><p class="unit">${textHtml(header.unit)}</p></div>` +
    `<div class="head-right"><p><span class="classification">${textHtml(header.classification)}</span></p><p class="to">${to.join('')}${copy}</p></div></header>`
  );
};

/**
 * One complete HTML document for print and PDF: no script, nothing fetched, fonts embedded (about 180 kB). Print it with
 * `preferCSSPageSize`, `tagged` and `outline`; margins and page numbers come from the document itself. A card is carried in a pocket, so it
 * says neither whose it is nor who made it. The document's title is generic, because it becomes a property of the PDF and is shown where
 * the paper itself is not. Throws `TypeError` for anything the gate did not seal, and for a drawing that is not allowed.
 */
export const paperHtml = (sealed: Disclosable<Paper>): string => {
  const paper = Disclosable.open(sealed);
  const card = paper.format === 'card';
  const style = `${fontFaces}${blockStyle}${card ? `${cardStyle}html{font-size:${cardRoot(paper)}pt}` : pageStyle}${pageRules(paper)}`;
  return `<!DOCTYPE html>
<html lang="${paper.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escapeHtml(card ? word(paper.language, 'paper.document') : `${word(paper.language, 'paper.document')} · ${paper.header.organisation}`)}</title>
<style>${style}</style>
</head>
<body class="${paper.format}">
${card ? '' : `${headHtml(paper)}\n`}<main>
<h1>${textHtml(paper.title)}</h1>
${paper.subtitle === undefined ? '' : `<p class="subtitle">${textHtml(paper.subtitle)}</p>`}
${blocksHtml(paper)}
</main>
</body>
</html>
`;
};
