import { clipped, cssString } from './escape.ts';
import type { Paper } from '../paper.ts';
import { word, wordParts } from '../words.ts';

/**
 * Page size, margins, running header and footer, as CSS margin boxes: there Chromium counts pages, prints the texts on every page and keeps
 * them out of the PDF's structure tree. Print with `preferCSSPageSize`, without header and footer templates. The first page's header is
 * part of the document instead, so that a screen reader announces once what paper this is, and for whom.
 */
export const pageRules = (paper: Paper): string => {
  const { language, header, footer } = paper;
  const pages = wordParts(language, 'paper.page', ['page', 'pages'])
    .map((part) => (typeof part === 'string' ? cssString(part) : `counter(${part.value})`))
    .join(' ');
  const to =
    word(language, 'paper.recipient', { recipient: clipped(header.recipient, 60) }) +
    (header.copy === undefined ? '' : ` · ${header.copy}`);
  const trial = footer.trial ? cssString(word(language, 'paper.trial')) : '""';
  const font = `font-family:'Inter',Inter,system-ui,sans-serif;font-variant-numeric:tabular-nums`;
  // The page area begins 10 mm to the left of the text, to leave room for the item numbers; the margin boxes line up with the text.
  const card = paper.format === 'card';
  const indent = card ? ['', ''] : ['margin-left:10mm;', 'padding-left:10mm;'];
  const foot = `${font};font-size:${card ? '5.6pt' : '7.4pt'};line-height:1.4;color:#5a6468;border-top:.6pt solid #cfcac1;vertical-align:top;margin-top:${card ? '2.5mm' : '4.5mm'};padding-top:${card ? '1.2mm' : '2mm'};`;
  const footers = `
@bottom-left{${foot}${indent[0]}content:${cssString(footer.transfer)};text-align:left}
@bottom-center{${foot}${indent[1]}content:${cssString(word(language, 'paper.log', { head: footer.auditHead }))};text-align:center;white-space:nowrap}
@bottom-right{${foot}content:${pages};text-align:right;white-space:nowrap}`;
  const mark = `${font};font-weight:600;color:#1f5c57;text-align:center;vertical-align:middle;white-space:nowrap;`;
  if (card) return `@page{size:105mm 148mm;margin:8mm 8mm 12mm;\n@top-center{${mark}content:${trial};font-size:5.6pt}${footers}}`;
  const head = `${font};font-size:7.4pt;line-height:1.45;color:#5a6468;vertical-align:bottom;padding-bottom:1.8mm;margin-bottom:5.5mm;border-bottom:.6pt solid #cfcac1;white-space:pre-line;`;
  const twoLines = (first: string, second: string): string => `${cssString(first)} "\\a" ${cssString(second)}`;
  return `@page{size:210mm 297mm;margin:27mm 20mm 20mm 12mm;
@top-left{${head}${indent[0]}content:${twoLines(clipped(header.organisation, 40), clipped(paper.title, 60))};text-align:left}
@top-center{${head}${indent[1]}content:${trial};color:#1f5c57;font-weight:600;text-align:center;white-space:nowrap}
@top-right{${head}content:${twoLines(clipped(header.classification, 60), to)};text-align:right}${footers}}
@page:first{margin-top:15.5mm;
@top-left{content:"";border:0}
@top-center{${mark}font-size:7.4pt;content:${trial};border:0;padding-top:0;padding-bottom:0;margin-bottom:0}
@top-right{content:"";border:0}}`;
};
