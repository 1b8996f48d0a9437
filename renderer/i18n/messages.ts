import termsEn from '../../electron/base/terms/en.json' with { type: 'json' };
import termsSv from '../../electron/base/terms/sv.json' with { type: 'json' };
import type { MessageId } from './message-ids.ts';

export const languages = ['sv', 'en'] as const;
export type Language = (typeof languages)[number];
/** The locale that decides how dates, numbers and money are written. */
export const localeOf = { sv: 'sv-SE', en: 'en-GB' } as const satisfies Record<Language, string>;

export type Catalogue = Readonly<Record<string, string>>;
/** File name → messages. Exported for the tests, which look for the same id in two files. */
export const files: Readonly<Record<Language, Readonly<Record<string, Catalogue>>>> = {
  sv: import.meta.glob<Catalogue>('./sv/*.json', { eager: true, import: 'default' }),
  en: import.meta.glob<Catalogue>('./en/*.json', { eager: true, import: 'default' }),
};

const merge = (language: Language, terms: Catalogue): Readonly<Record<MessageId, string>> =>
  Object.assign({}, terms, ...Object.values(files[language])) as Readonly<Record<MessageId, string>>;

/** Every message of the interface: the field's terms and one file per area. */
export const messages: Readonly<Record<Language, Readonly<Record<MessageId, string>>>> = {
  sv: merge('sv', termsSv),
  en: merge('en', termsEn),
};

/** Whether a message exists; for ids built from codes that come from the core. */
export const isMessageId = (id: string): id is MessageId => Object.hasOwn(messages.sv, id);
