import en from './messages/en.json' with { type: 'json' };
import sv from './messages/sv.json' with { type: 'json' };

export type Language = 'sv' | 'en';
export type ShellWord = keyof typeof sv;

const words: Readonly<Record<Language, Readonly<Record<ShellWord, string>>>> = { sv, en };

/** What the shell itself says, outside the page. */
export const shellWord = (language: Language, id: ShellWord): string => words[language][id];
