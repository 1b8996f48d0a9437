import type { Id } from '../../base/ids.ts';

/** What a draft belongs to, and so whose grant it needs: a case, all cases of a meeting, the case of an event or of a row of a plan. */
export type Owner = { readonly of: 'case' | 'meeting' | 'event' | 'relocation'; readonly id: Id } | { readonly of: 'nobody' };

const id = '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})';
const recordOrNew = `(?:${id}|new)`;
const field = '[a-z][A-Za-z]{0,30}';

/** Every shape of key the program writes; the first group is the id of the owner. */
const shapes: readonly (readonly [of: Owner['of'], shape: RegExp])[] = [
  ['nobody', /^participants\/new\/form$/],
  ['case', new RegExp(`^participants/${id}/facts$`)],
  ['case', new RegExp(`^participants/${id}/guardian/${recordOrNew}$`)],
  ['case', new RegExp(`^participants/${id}/relative/${recordOrNew}$`)],
  ['case', new RegExp(`^network/${id}/keep-apart$`)],
  ['case', new RegExp(`^consents/${id}/${recordOrNew}$`)],
  ['case', new RegExp(`^consents/${id}/exception/${id}/${id}$`)],
  ['case', new RegExp(`^disclosures/${id}/(?:request|contact|concern)$`)],
  ['case', new RegExp(`^disclosures/${id}/ground/${id}/${field.replace('A-Za-z', 'a-z-')}$`)],
  ['case', new RegExp(`^events/${id}/new$`)],
  ['event', new RegExp(`^events/${id}/correction$`)],
  ['case', new RegExp(`^threats/${id}/assessment$`)],
  ['case', new RegExp(`^threats/${id}/actor/${recordOrNew}$`)],
  ['case', new RegExp(`^threats/${id}/zone/new$`)],
  ['relocation', new RegExp(`^relocation/${id}/${field}$`)],
  // A meeting being planned belongs to nobody yet: making it opens its cases, each with an entry in the log.
  ['nobody', new RegExp(`^meetings/new/(?:any|${id})$`)],
  ['meeting', new RegExp(`^meetings/${id}/new-item$`)],
  ['meeting', new RegExp(`^meetings/${id}/${id}/(?:entry|title)$`)],
  // What is said of an entry in a log check, before it is saved.
  ['nobody', new RegExp(`^logchecks/${id}/[0-9]{1,9}$`)],
  // A file being imported, by the hash of its contents.
  ['nobody', /^exchange\/[0-9a-f]{64}\/mending$/],
];

/** What the draft under a key belongs to; null for a key of a shape that nothing in the program writes. */
export const ownerOf = (key: string): Owner | null => {
  for (const [of, shape] of shapes) {
    const match = shape.exec(key);
    if (match) return of === 'nobody' ? { of } : { of, id: match[1] ?? '' };
  }
  return null;
};

const prefixes = new RegExp(`^(?:participants|network|consents|disclosures|events|threats|relocation|meetings)/${id}/(?:new)?$`);

/** Drafts are listed record by record, never all together. */
export const isListPrefix = (prefix: string): boolean => prefixes.test(prefix);
