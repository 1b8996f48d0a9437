import en from '../../../renderer/i18n/en/audit.json?raw';
import sv from '../../../renderer/i18n/sv/audit.json?raw';

/** The window's own words for kinds and areas: a paper that called them otherwise could not be held against what was seen. */
const words = { sv: JSON.parse(sv) as Record<string, string>, en: JSON.parse(en) as Record<string, string> };

/** `participants.opened`, or an area with a dot, in words; one that a later version dropped as it stands. */
export const kindInWords = (language: 'sv' | 'en', kind: string): string =>
  words[language][kind.endsWith('.') ? `audit.area.${kind.slice(0, -1)}` : `audit.kind.${kind}`] ?? kind;
