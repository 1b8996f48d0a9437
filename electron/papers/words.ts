import { createIntl, createIntlCache } from '@formatjs/intl';
import termsEn from '../base/terms/en.json' with { type: 'json' };
import termsSv from '../base/terms/sv.json' with { type: 'json' };
import type { Paper } from './paper.ts';
import type { PaperText } from './text.ts';
import en from './messages/en.json' with { type: 'json' };
import sv from './messages/sv.json' with { type: 'json' };

export type PaperWord = keyof typeof sv;

type Shape = { readonly formatMessage: (message: { readonly id: string }, values?: Readonly<Record<string, string>>) => string };
/** The window declares its own messages to the library's types; if both are checked together, that must not affect papers. */
const shapeOf = createIntl as unknown as (
  messages: { readonly locale: string; readonly messages: Readonly<Record<string, string>> },
  cache: ReturnType<typeof createIntlCache>,
) => Shape;

const cache = createIntlCache();
const shapes = {
  sv: shapeOf({ locale: 'sv', messages: sv }, cache),
  en: shapeOf({ locale: 'en', messages: en }, cache),
};

/** A word that the papers themselves use, in the paper's language. Values are inserted as text, never read as markup. */
export const word = (language: Paper['language'], id: PaperWord, values: Readonly<Record<string, string>> = {}): string =>
  shapes[language].formatMessage({ id }, values);

/**
 * The same words split at their placeholders, for values that are not our own text: a page counter, or a recipient in bold.
 * `wordParts('sv', 'paper.page', ['page', 'pages'])` → `['Sida ', {value: 'page'}, ' av ', {value: 'pages'}]`.
 */
export const wordParts = <N extends string>(
  language: Paper['language'],
  id: PaperWord,
  names: readonly N[],
): readonly (string | { readonly value: N })[] => {
  // Private-use characters cannot appear in our own messages.
  const marks = Object.fromEntries(names.map((name, index) => [name, String.fromCodePoint(0xe000 + index)]));
  return shapes[language]
    .formatMessage({ id }, marks)
    .split(/([\ue000-\ue00f])/u)
    .filter((part) => part !== '')
    .map((part) => {
      const code = part.codePointAt(0) ?? 0;
      const name = code >= 0xe000 ? names[code - 0xe000] : undefined;
      return name === undefined ? part : { value: name };
    });
};

const terms = { sv: termsSv, en: termsEn };

/** A term of the field, in the paper's language. */
export const termWord = (language: Paper['language'], id: keyof typeof termsSv): PaperText => terms[language][id] as PaperText;
