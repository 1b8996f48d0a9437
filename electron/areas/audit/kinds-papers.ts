type Catalogue = Readonly<Record<string, string>>;

/** The window's own words for kinds and areas: a paper that called them otherwise could not be held against what was seen. */
const files = {
  sv: import.meta.glob<string>('../../../renderer/i18n/sv/*.json', { query: '?raw', import: 'default', eager: true }),
  en: import.meta.glob<string>('../../../renderer/i18n/en/*.json', { query: '?raw', import: 'default', eager: true }),
};

const wordsOf = (language: 'sv' | 'en'): Catalogue =>
  Object.fromEntries(
    Object.values(files[language])
      .flatMap((text) => Object.entries(JSON.parse(text) as Catalogue))
      .filter(([id]) => id.startsWith('audit.')),
  );

const words = { sv: wordsOf('sv'), en: wordsOf('en') };

/** `participants.opened`, or an area with a dot, in words; a kind that a later version dropped is shown as it is. */
export const kindInWords = (language: 'sv' | 'en', kind: string): string =>
  words[language][kind.endsWith('.') ? `audit.area.${kind.slice(0, -1)}` : `audit.kind.${kind}`] ?? kind;
