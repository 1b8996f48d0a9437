import { dateAt, timeAt } from '../base/dates.ts';

declare const printable: unique symbol;

/**
 * Text that may stand on something that leaves: a paper, its head, its name as a file. A plain string is none, so what was
 * taken from the register and not from the gate does not compile. It comes from two places only: the consent gate, which
 * clears what passed ({@link clear}), and words that stand in our own source or message files ({@link fixed},
 * {@link fixedWords}, `termWord`). Everything else here puts such texts together. `papers/text.test.ts` plants plain strings in
 * every printed field and sees the compiler refuse them.
 */
export type PaperText = string & { readonly [printable]: true };

/**
 * What a part's content is once the gate let it through: every free text in it may be printed. Choices between fixed words
 * (`'fact' | 'judgment'`), numbers and truth values stay what they are.
 */
export type Cleared<T> = T extends PaperText
  ? T
  : T extends string
    ? IsOpen<T> extends true
      ? PaperText
      : T
    : T extends number | boolean | bigint | null | undefined
      ? T
      : { readonly [K in keyof T]: Cleared<T[K]> };

/** Whether a type of text holds more than one value that stands in the source: `string`, or a pattern such as `${string}!`. */
type IsOpen<T extends string> = Record<never, never> extends Record<T, 1> ? true : false;

/** For the gate alone (the import test enforces it): what passed may be printed. */
export const clear = <T>(passed: T): Cleared<T> => passed as Cleared<T>;

/** Only for this file: the text is our own, or put together from texts that may be printed. */
const made = (text: string): PaperText => text as PaperText;

/** Words of our own source, with cleared texts and numbers between: fixed`version ${number}`. */
export const fixed = (own: TemplateStringsArray, ...between: readonly (PaperText | number)[]): PaperText =>
  made(own.map((text, i) => `${text}${between[i] ?? ''}`).join(''));

export const nothing = fixed``;

/** A list of words whose texts stand in the source as they are; anything put together at run time makes it `never`. */
type InSource<T> = T extends PaperText
  ? T
  : T extends string
    ? IsOpen<T> extends true
      ? never
      : T
    : T extends (...given: never[]) => PaperText
      ? T
      : T extends (...given: never[]) => unknown
        ? never
        : { readonly [K in keyof T]: InSource<T[K]> };

type Words<T> = T extends PaperText
  ? T
  : T extends string
    ? PaperText
    : T extends (...given: never[]) => unknown
      ? T
      : { readonly [K in keyof T]: Words<T[K]> };

/** The words of an area's papers, in each language. Takes texts as they stand in the source, and functions that answer {@link PaperText}. */
export const fixedWords = <const T>(words: T & InSource<T>): Words<T> => words as Words<T>;

const locales = { sv: 'sv-SE', en: 'en-GB' } as const;
type Language = keyof typeof locales;

export const joined = (texts: readonly PaperText[], between: PaperText): PaperText => made(texts.join(between));

/** "Polisen, Skolan och Regionen" */
export const listed = (language: Language, texts: readonly PaperText[]): PaperText =>
  made(new Intl.ListFormat(locales[language], { type: 'conjunction' }).format(texts));

/** `2026-05-07` as "7 maj 2026" or, with its weekday, "torsdag 7 maj 2026". */
export const dayText = (language: Language, date: PaperText, withWeekday: boolean): PaperText =>
  made(
    new Intl.DateTimeFormat(locales[language], {
      ...(withWeekday ? { weekday: 'long' as const } : {}),
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    })
      .format(new Date(`${date}T00:00:00Z`))
      .replace(/^(\p{L}+),? (?:den )?/u, '$1 '),
  );

/** The Swedish day of an instant, `2026-05-07`. */
export const dateText = (at: PaperText): PaperText => made(dateAt(at));
/** The Swedish minute of an instant, `2026-05-07 13:05`. */
export const minuteText = (at: PaperText): PaperText => made(`${dateAt(at)} ${timeAt(at)}`);

/** `10:30`, in Swedish "10.30". */
export const clockText = (language: Language, time: PaperText): PaperText => made(language === 'sv' ? time.replace(':', '.') : time);

export const capitalised = (text: PaperText): PaperText => made(text.charAt(0).toLocaleUpperCase('sv') + text.slice(1));
