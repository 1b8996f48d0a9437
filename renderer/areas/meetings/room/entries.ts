import type { Item } from '../../../../electron/areas/meetings/contract.ts';

export const entryKinds = ['fact', 'judgment', 'decision', 'action'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Anything said under an item, in the shape it is written in. `id` is empty until it is added. */
export type Entry = {
  readonly id: string;
  readonly kind: EntryKind;
  readonly text: string;
  /** Source of a statement, decider of a decision, name of who acts. */
  readonly by: string;
  /** Of an action; null the own unit. */
  readonly ownerAgencyId: string | null;
  readonly dueOn: string | null;
};

export const emptyEntry: Entry = { id: '', kind: 'fact', text: '', by: '', ownerAgencyId: null, dueOn: null };

export const entriesOf = (item: Item): readonly Entry[] => [
  ...item.statements.map((one): Entry => ({ ...emptyEntry, id: one.id, kind: one.nature, text: one.text, by: one.source })),
  ...item.decisions.map((one): Entry => ({ ...emptyEntry, id: one.id, kind: 'decision', text: one.text, by: one.decider })),
  ...item.actions.map((one): Entry => ({
    ...emptyEntry,
    id: one.id,
    kind: 'action',
    text: one.what,
    by: one.ownerName,
    ownerAgencyId: one.ownerAgencyId,
    dueOn: one.dueOn,
  })),
];

/** Nothing has been written that anybody could miss: such a draft is not worth keeping. */
export const isBlank = ({ id, text, by, ownerAgencyId, dueOn }: Entry): boolean =>
  id === '' && text.trim() === '' && by.trim() === '' && ownerAgencyId === null && dueOn === null;

/** A note that is in the field but not in the minutes: a new one, or an edited one. */
export const isUnadded = (entry: Entry, item: Item): boolean => {
  if (entry.id === '') return entry.text.trim() !== '';
  const before = entriesOf(item).find((one) => one.id === entry.id);
  return before === undefined ? entry.text.trim() !== '' : entryFields.some((field) => before[field] !== entry[field]);
};

const entryFields = ['kind', 'text', 'by', 'ownerAgencyId', 'dueOn'] as const;

type Lists = Pick<Item, 'statements' | 'decisions' | 'actions'>;

/** The item's lists without an entry. */
export const withoutEntry = (item: Item, id: string): Lists => ({
  statements: item.statements.filter((one) => one.id !== id),
  decisions: item.decisions.filter((one) => one.id !== id),
  actions: item.actions.filter((one) => one.id !== id),
});

/** In its place where it was, at the end otherwise. */
const put = <T extends { readonly id: string }>(list: readonly T[], one: T): T[] =>
  list.some((each) => each.id === one.id) ? list.map((each) => (each.id === one.id ? one : each)) : [...list, one];

/** The item's lists with an entry added, or put in the place of the one with its id. */
export const withEntry = (item: Item, { id, kind, text, by, ownerAgencyId, dueOn }: Entry): Lists => {
  const isStatement = kind === 'fact' || kind === 'judgment';
  const rest = withoutEntry(item, id);
  return {
    statements: isStatement ? put(item.statements, { id, nature: kind, source: by, text }) : rest.statements,
    decisions: kind === 'decision' ? put(item.decisions, { id, text, decider: by }) : rest.decisions,
    actions: kind === 'action' ? put(item.actions, { id, what: text, ownerAgencyId, ownerName: by, dueOn: dueOn ?? '' }) : rest.actions,
  };
};

/** Field of the core's refusal → field of the composer: `actions.3.dueOn` → `dueOn`. */
export const fieldOf = (name: string): 'text' | 'by' | 'dueOn' | 'owner' => {
  const last = name.split('.').at(-1) ?? '';
  if (last === 'dueOn') return 'dueOn';
  if (last === 'ownerAgencyId') return 'owner';
  return ['source', 'decider', 'ownerName'].includes(last) ? 'by' : 'text';
};
