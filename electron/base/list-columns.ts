/**
 * What every list may show about a case that has not been opened. SoLPuL (2001:454) 7 a §: an overview must not hold anything sensitive or
 * delicate. Each area lists its own additional fields (`overviews` in its `area.ts`), and a test checks the contract against them, so that
 * a new column has to be decided on there first.
 */
export const caseColumns = ['caseId', 'caseNumber'] as const;
export const personColumns = [...caseColumns, 'name'] as const;
export const participantColumns = [...personColumns, 'phase', 'state', 'openedOn'] as const;
