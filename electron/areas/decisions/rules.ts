/** What was decided. `…-closed`: it only reduced what may be told, which one person may do at once. */
export const decisionKinds = [
  'agency-added',
  'agency-changed',
  'agency-closed',
  'rules-changed',
  'ground-changed',
  'ground-closed',
  'exception-decided',
  'record-ended',
] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** What one person may close for an agency: that it is our own organisation, or that it is in use. */
export const agencyClosings = ['ownOrganisation', 'active'] as const;

type Fields = Readonly<Record<string, unknown>>;

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The fields of `after` that differ from before, with both values. */
export const changedFields = (before: Fields, after: Fields): { readonly before: Fields; readonly after: Fields } => {
  const names = Object.keys(after).filter((name) => !isSame(before[name], after[name]));
  const only = (fields: Fields): Fields => Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
  return { before: only(before), after: only(after) };
};

/** The names of fields in both, in one order: before and after are next to each other. */
export const fieldsOf = ({ before, after }: { readonly before: Fields; readonly after: Fields }): readonly string[] => [
  ...new Set([...Object.keys(before), ...Object.keys(after)]),
];

/** Whether it only reduces what may be told: every field that changes is one that closes. */
export const onlyCloses = (before: Fields, after: Fields): boolean => {
  const change = changedFields(before, after);
  const names = fieldsOf(change);
  return names.length > 0 && names.every((name) => (agencyClosings as readonly string[]).includes(name) && change.after[name] === false);
};
