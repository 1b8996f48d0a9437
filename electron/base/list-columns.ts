/**
 * What every list may show of a case without the case being opened. SoLPuL (2001:454) 7 a §: an overview holds nothing sensitive or
 * delicate. Each area decides its own answers beside these (`overviews` in its `area.ts`); a test holds the contract to them, so that a
 * column added somewhere is decided there first.
 */
export const caseColumns = ['caseId', 'caseNumber'] as const;
export const personColumns = [...caseColumns, 'name'] as const;
export const participantColumns = [...personColumns, 'phase', 'state', 'openedOn'] as const;
