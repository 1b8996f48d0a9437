import en from '../../../renderer/i18n/en/audit.json?raw';
import sv from '../../../renderer/i18n/sv/audit.json?raw';

/** The window's own words for kinds and areas: a paper with other words could not be compared with the screen. */
const words = { sv: JSON.parse(sv) as Record<string, string>, en: JSON.parse(en) as Record<string, string> };

/** `participants.opened`, or an area with a dot, in words; a kind that a later version dropped is shown as it is. */
export const kindInWords = (language: 'sv' | 'en', kind: string): string =>
  words[language][kind.endsWith('.') ? `audit.area.${kind.slice(0, -1)}` : `audit.kind.${kind}`] ?? kind;
