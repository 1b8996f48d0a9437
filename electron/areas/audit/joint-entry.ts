import type { Id } from '../../base/ids.ts';
import type { AuditPayload } from '../../register/log/audit-chain.ts';
import type { OpenContext } from '../../register/context.ts';

/**
 * One thing done that several cases have part in. `own` says that it was done, by ids and choices, and stands under each case;
 * `shared` holds what was said of them together. For one case both are one entry. For several, `shared` is an entry of its own that
 * names them (`cases`) and is read by whoever has opened them all; those under the cases point to it (`entry`). `spokenOf`: cases that
 * have no part in it and may be spoken of all the same; reading what is shared takes their grants, and nothing stands under them.
 */
export const auditTogether = (
  { audit, auditHead }: Pick<OpenContext, 'audit' | 'auditHead'>,
  kind: string,
  cases: readonly Id[],
  own: AuditPayload,
  shared: AuditPayload = {},
  spokenOf: readonly Id[] = [],
): void => {
  const readers = [...new Set([...cases, ...spokenOf])];
  const [first] = readers;
  if (readers.length <= 1 && readers.length === cases.length) return audit(kind, { ...own, ...shared }, first);
  const isMore = Object.keys(shared).length > 0;
  // What only speaks of cases stands under none of them, and is an entry all the same.
  if (isMore || cases.length === 0) audit(kind, { ...own, cases: readers, ...shared });
  const pointer = isMore ? { entry: auditHead().seq } : {};
  for (const caseId of cases) audit(kind, { ...own, ...pointer }, caseId);
};
