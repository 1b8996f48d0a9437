import { BuilderElement, TextRun, type IRunOptions } from 'docx';

/** The character style for characters that XML cannot carry; see {@link pieces}. */
export const controlStyle = 'ControlCharacter';

export type Piece =
  { readonly kind: 'text' | 'control'; readonly text: string } | { readonly kind: 'tab' | 'line-feed' | 'carriage-return' | 'crlf' };

// Characters outside Char of XML 1.0 §2.2, and the white space that WordprocessingML has elements for. Only lone surrogates: without the
// `u` flag, a regex also sees the halves of a pair, so pairs are matched first and kept.
const special = /[\ud800-\udbff][\udc00-\udfff]|(\r\n|[^ -\ud7ff\ue000-\ufffd])/g;

const named: Readonly<Record<string, 'tab' | 'line-feed' | 'carriage-return' | 'crlf'>> = {
  '\t': 'tab',
  '\n': 'line-feed',
  '\r': 'carriage-return',
  '\r\n': 'crlf',
};

const code = (character: string): number => character.charCodeAt(0);

/**
 * Text as WordprocessingML can hold it without loss. `w:t` is a plain `ST_String` (ECMA-376 Part 1 §17.3.3.31): the `_xHHHH_` escape
 * belongs to `ST_Xstring` (§22.9.2.19, spreadsheets and properties), and Word would show it as typed. So a literal `_x0041_` stays as it
 * is. A character that XML cannot carry becomes its visible symbol (`␇`, or `U+FFFE`) in a separate style, which distinguishes it from the
 * same symbol typed by a person.
 */
export const pieces = (text: string): readonly Piece[] => {
  const out: Piece[] = [];
  let from = 0;
  const plain = (to: number): void => {
    if (to > from) out.push({ kind: 'text', text: text.slice(from, to) });
  };
  for (const match of text.matchAll(special)) {
    const [whole, found] = match;
    if (found === undefined) continue;
    plain(match.index);
    from = match.index + whole.length;
    const kind = named[found];
    if (kind !== undefined) out.push({ kind });
    else if (code(found) < 0x20) out.push({ kind: 'control', text: String.fromCharCode(0x2400 + code(found)) });
    else out.push({ kind: 'control', text: `U+${code(found).toString(16).toUpperCase()}` });
  }
  plain(text.length);
  return out;
};

/** CR LF is visually one break; writing out the attribute's default value distinguishes it from LF alone. */
const element = (kind: 'tab' | 'line-feed' | 'carriage-return' | 'crlf'): BuilderElement => {
  if (kind === 'tab') return new BuilderElement({ name: 'w:tab' });
  if (kind === 'carriage-return') return new BuilderElement({ name: 'w:cr' });
  return kind === 'line-feed'
    ? new BuilderElement({ name: 'w:br' })
    : new BuilderElement({ name: 'w:br', attributes: { type: { key: 'w:type', value: 'textWrapping' } } });
};

const rightToLeft = /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Whether the text begins in a right-to-left script. */
export const isRightToLeft = (text: string): boolean => rightToLeft.test(text);

/** Runs that contain exactly the text. Always through `text`: as a child, docx reads the word "CURRENT" as a page number. */
export const runs = (text: string, options: Omit<IRunOptions, 'text' | 'children' | 'break'> = {}): readonly TextRun[] => {
  const all = isRightToLeft(text) ? { ...options, rightToLeft: true } : options;
  return pieces(text).map((piece) => {
    if (piece.kind === 'text') return new TextRun({ ...all, text: piece.text });
    if (piece.kind === 'control') return new TextRun({ ...all, style: controlStyle, text: piece.text });
    return new TextRun({ ...all, children: [element(piece.kind)] });
  });
};
