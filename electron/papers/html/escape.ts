const replacement = '\ufffd';

/**
 * U+0000 and lone surrogates cannot appear in an HTML document at all (WHATWG HTML §13.2.3.5 and UTF-8 itself). They are shown as the
 * replacement character rather than left to each parser.
 */
export const carriable = (text: string): string => text.toWellFormed().replaceAll('\0', replacement);

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '\r': '&#13;' };

/** Text for element content and for quoted attributes. CR is written as a reference, because a parser would turn a plain one into LF. */
export const escapeHtml = (text: string): string =>
  carriable(text).replaceAll(/[&<>"'\r]/g, (character) => entities[character] ?? character);

// Dates, case numbers, names with an initial: `2026-11-30`, `Ä-2026-012`, `M. Ek`. Tired eyes misread one with a line break inside.
const keptWhole = /(?<![\p{L}\p{N}-])(?:[\p{L}\p{N}]{1,8}(?:-\p{N}{1,8}){1,3}(?![\p{L}\p{N}-])|\p{Lu}\. \p{Lu}\p{Ll}{1,20}(?!\p{L}))/gu;

/** Like {@link escapeHtml}, but keeps dates, case numbers and short names on one line. The text content is the same. */
export const textHtml = (text: string): string => {
  let html = '';
  let from = 0;
  for (const match of text.matchAll(keptWhole)) {
    html += `${escapeHtml(text.slice(from, match.index))}<span class="whole">${escapeHtml(match[0])}</span>`;
    from = match.index + match[0].length;
  }
  return html + escapeHtml(text.slice(from));
};

const oppositeDirection = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff]/u;

/**
 * A CSS string inside a `<style>` element. Everything except ASCII letters, digits and spaces is escaped by code point (CSS Syntax 3
 * §4.3.7), so no text can end the string, the rule or the element. Line breaks become spaces. Text with right-to-left marks is isolated,
 * because a margin box has no `<bdi>`.
 */
export const cssString = (text: string): string => {
  const flat = carriable(text).replaceAll(/\s+/g, ' ');
  const isolated = oppositeDirection.test(flat) ? `\u2068${flat}\u2069` : flat;
  const escaped = Array.from(isolated, (character) =>
    /^[A-Za-z0-9 ]$/.test(character) ? character : `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${escaped.join('')}"`;
};

/** For running headers, where a long title would push the other texts out. Counts characters as a reader sees them. */
export const clipped = (text: string, most: number): string => {
  const seen = Array.from(new Intl.Segmenter('sv', { granularity: 'grapheme' }).segment(carriable(text)), (part) => part.segment);
  return seen.length <= most
    ? text
    : `${seen
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
};
