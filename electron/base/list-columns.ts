/**
 * What a list may show, in one place. SoLPuL (2001:454) 7 a §: an overview holds nothing sensitive or delicate. The fields of
 * every row that is answered without its case being opened; a test holds the contract to it, so that a column added somewhere
 * is decided here first.
 */
const caseRef = ['caseId', 'caseNumber'] as const;
const person = [...caseRef, 'name'] as const;
const meeting = ['type', 'number'] as const;
const participant = [...person, 'phase', 'state', 'openedOn'] as const;

export const listColumns: Readonly<Record<string, readonly string[]>> = {
  'participants.list': participant,
  /** Rows and whether the search was one. */
  'participants.search': ['rows', 'lawful', ...participant],
  'participants.similar': [...person, 'birthDate'],
  'meetings.list': ['id', ...meeting, 'date', 'startTime', 'endTime', 'state', 'versions', 'cases', ...person],
  'relocation.list': [...person, 'planId', 'phase', 'moveDate', 'mandatoryLeft', 'mandatoryTotal'],
  'relocation.find': [...caseRef, 'isSealed', 'isOpened'],
  'network.conflicts': ['conflict'],
  'overview.nextDates': ['caseId', 'date'],
  'overview.due': [
    ...['today', 'items', 'week', 'agencies', 'entries', 'id', 'cases', ...caseRef, 'date', 'days', 'group', 'kind', 'time', 'number'],
    ...['missing', 'actionId', 'version', 'agencyId', 'agency', 'from', 'type', 'meetingId', 'meeting', 'isHeld', 'items', 'invited'],
    ...['planId', 'left', 'total', 'open', 'late', 'recipients', 'age', 'what', 'subject'],
  ],
  /** Names of agencies and grounds and their fields; of a case its number alone. */
  'decisions.list': [
    ...['decisions', 'total', 'unseen', 'id', 'kind', 'subject', ...caseRef, 'before', 'after', 'decidedBy', 'signedBy', 'decidedAt'],
    'isUnseen',
  ],
  'audit.list': ['entries', 'total', 'kinds', 'seq', 'at', 'who', 'kind', 'caseNumber', 'users', 'id', 'name', 'signature'],
  'logchecks.sample': [
    'id',
    'month',
    'headSeq',
    'head',
    'candidates',
    'drawnAt',
    'drawnBy',
    'signed',
    'at',
    'by',
    'role',
    'entries',
    'seq',
    'who',
    'kind',
    'caseNumber',
    'verdict',
    'remark',
    'isWithheld',
  ],
  'logchecks.get': [
    'sample',
    'id',
    'month',
    'headSeq',
    'head',
    'candidates',
    'drawnAt',
    'drawnBy',
    'signed',
    'at',
    'by',
    'role',
    'entries',
    'seq',
    'who',
    'kind',
    'caseNumber',
    'verdict',
    'remark',
    'isWithheld',
    'earlier',
    'questions',
    'mayCheck',
    'hasManager',
  ],
};
