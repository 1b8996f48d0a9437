import { dateAt, timeAt } from '../base/dates.ts';

declare const printable: unique symbol;

/**
 * Text that may be on something that leaves: a paper, its header, its file name. A plain string is not a `PaperText`, so text taken from
 * the register and not from the gate does not compile. There are only two sources: the consent gate, which clears what passed ({@link
 * clear}), and words in our own source or message files ({@link fixed}, {@link fixedWords}, `termWord`). Everything else here combines such
 * texts. `papers/text.test.ts` puts plain strings into every printed field and checks that the compiler rejects them.
 */
export type PaperText = string & { readonly [printable]: true };

/**
 * The content of a part after the gate cleared it: every free text in it may be printed. Choices between fixed words (`'fact' |
 * 'judgment'`), numbers and booleans stay as they are.
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

/** Whether a type of text holds more than one literal value: `string`, or a pattern such as `${string}!`. */
type IsOpen<T extends string> = Record<never, never> extends Record<T, 1> ? true : false;

/** Only for the gate (the import test enforces it): what passed may be printed. */
export const clear = <T>(passed: T): Cleared<T> => passed as Cleared<T>;

/** Only for this file: the text is our own, or combined from texts that may be printed. */
const made = (text: string): PaperText => text as PaperText;

/** Words from our own source, with cleared texts and numbers in between: fixed`version ${number}`. */
export const fixed = (own: TemplateStringsArray, ...between: readonly (PaperText | number)[]): PaperText =>
  made(own.map((text, i) => `${text}${between[i] ?? ''}`).join(''));

export const nothing = fixed``;

/** A list of words whose texts are literals in the source; anything put together at run time makes it `never`. */
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

/** The words of an area's papers, in each language. Accepts literal texts, and functions that return {@link PaperText}. */
export const fixedWords = <const T>(words: T & InSource<T>): Words<T> => words as Words<T>;

const locales = { sv: 'sv-SE', en: 'en-GB' } as const;
type Language = keyof typeof locales;

export const joined = (texts: readonly PaperText[], between: PaperText): PaperText => made(texts.join(between));

/** "Polisen, Skolan och Regionen" */
export const listed = (language: Language, texts: readonly PaperText[]): PaperText =>
  made(new Intl.ListFormat(locales[language], { type: 'conjunction' }).format(texts));

/** `2026-05-07` as "7 maj 2026" or, with the weekday, "torsdag 7 maj 2026". */
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

/** The Swedish date of an instant, `2026-05-07`. */
export const dateText = (at: PaperText): PaperText => made(dateAt(at));
/** The Swedish date and time of an instant, `2026-05-07 13:05`. */
export const minuteText = (at: PaperText): PaperText => made(`${dateAt(at)} ${timeAt(at)}`);

/** `10:30`, in Swedish "10.30". */
export const clockText = (language: Language, time: PaperText): PaperText => made(language === 'sv' ? time.replace(':', '.') : time);

export const capitalised = (text: PaperText): PaperText => made(text.charAt(0).toLocaleUpperCase('sv') + text.slice(1));
