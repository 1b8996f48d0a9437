import type { Id } from '../../base/ids.ts';
import type { AuditPayload } from '../../register/log/audit-chain.ts';
import type { OpenContext } from '../../register/context.ts';

/**
 * One act that involves several cases. `own` records that it was done, by ids and choices, under each case; `shared` holds the text about
 * them together. For one case both are one entry. For several, `shared` is a separate entry that names them (`cases`) and can be read by
 * users who have opened them all; the entries under the cases point to it (`entry`). `spokenOf`: cases not involved that the text may still
 * be about; reading `shared` needs their grants, and they get no entry.
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
  // Text that only mentions cases goes under none of them, but is still an entry.
  if (isMore || cases.length === 0) audit(kind, { ...own, cases: readers, ...shared });
  const pointer = isMore ? { entry: auditHead().seq } : {};
  for (const caseId of cases) audit(kind, { ...own, ...pointer }, caseId);
};
