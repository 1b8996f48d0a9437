import type { IsoDate } from '../../base/dates.ts';
import { ageOn, isIsoDate } from '../../base/dates.ts';
import { lineProblem, requireFields, textProblem } from '../../base/fields.ts';
import { municipalityByCode } from '../../base/gazetteer/municipalities.ts';
import type { Id } from '../../base/ids.ts';
import { reasonProblem, requireOpeningReason } from '../../base/reason.ts';
import { Refusal } from '../../base/result.ts';
import { caseStates, phases } from '../../base/terms.ts';
import type { Handlers, OpenContext } from '../../register/context.ts';
import type { Db } from '../../register/database.ts';
import { casesShutFrom } from '../users/conflicts/shut-out-store.ts';
import type { Guardian, Participant, participantsContract, ParticipantRow } from './contract.ts';
import { knownPerson } from './known-person.ts';
import { relativesHandlers } from './relatives.ts';
import {
  aliasesIn,
  aliasesProblem,
  checkPerson,
  comesOfAge,
  isMinor,
  isSameName,
  isSealed,
  isSimilar,
  listName,
  maskNumber,
  normalReserve,
  searchTerm,
  type PersonFields,
} from './rules.ts';
import { countedCases, isLetThrough, listedCases, type ListedCase } from './list-store.ts';
import * as store from './store.ts';

const municipalityProblem = (code: string | null): string | null =>
  code !== null && !municipalityByCode(code) ? 'unknown-municipality' : null;

export const requireCase = (db: Db, caseId: Id): store.CaseRow => {
  const row = store.caseById(db, caseId);
  if (!row) throw new Refusal('not-found');
  return row;
};

/** Contact details of a guardian with a sealed record of her own are in that record, which opens with a reason. */
const shownGuardian = ({ birthDate, protection, ...guardian }: store.GuardianRow, today: IsoDate): Guardian => ({
  ...guardian,
  ...(isSealed(protection) ? { phone: '', email: '' } : {}),
  isMinor: isMinor(birthDate, today),
});

/** Another's sealed record takes nothing from this one. */
const reachProblem = (text: string, longest: number, protection: Participant['protection'] | undefined): string | null =>
  protection === 'protected-registration' && text.trim() !== '' ? 'reach-protected' : textProblem(text, longest);

export const participantOf = (db: Db, caseId: Id, today: IsoDate): Participant => {
  const { personalNumber, closedReason, ...row } = requireCase(db, caseId);
  return {
    ...row,
    maskedNumber: personalNumber === null ? null : maskNumber(row.numberKind, personalNumber),
    age: row.birthDate === null ? null : ageOn(row.birthDate, today),
    comesOfAge: isMinor(row.birthDate, today) && row.birthDate !== null ? comesOfAge(row.birthDate) : null,
    isEnded: closedReason === 'fictitious',
    guardians: store.guardiansOf(db, row.personId).map((guardian) => shownGuardian(guardian, today)),
  };
};

/** What the user is shut out of stands there as a sealed row: a case that vanished would be looked for. */
const listRow = (row: ListedCase, shut: ReadonlySet<Id>): ParticipantRow => ({
  caseId: row.caseId,
  caseNumber: row.caseNumber,
  name: shut.has(row.caseId) ? null : listName(row),
  phase: row.phase,
  state: row.state,
  openedOn: row.openedOn,
});

/** A name is no key to what is sealed, nor to what the user is shut out of. */
const isHidden =
  (shut: ReadonlySet<Id>): ((row: store.CaseRow) => boolean) =>
  (row) =>
    isSealed(row.protection) || shut.has(row.caseId);

const found = ({ db, user }: OpenContext, text: string): { readonly kind: string; readonly rows: readonly store.CaseRow[] } => {
  const term = searchTerm(text);
  const shut = casesShutFrom(db, user.id);
  const hidden = isHidden(shut);
  if (term.kind === 'case-number') return { kind: term.kind, rows: store.casesByNumber(db, term.number) };
  if (term.kind === 'personal-number') {
    // A number could be found digit by digit, so hidden cases are found only by the whole number.
    const isWhole = ({ personalNumber }: store.CaseRow): boolean => {
      const whole = (personalNumber ?? '').replace('-', '');
      return term.digits === whole || term.digits === whole.slice(2);
    };
    return { kind: term.kind, rows: store.casesByPersonalNumber(db, term.digits).filter((row) => !hidden(row) || isWhole(row)) };
  }
  // A reserve number may hold letters, but is still a number.
  const byReserve = term.kind === 'name' ? store.casesByReserveNumber(db, normalReserve(text)) : [];
  if (byReserve.length > 0) return { kind: 'personal-number', rows: byReserve };
  if (term.kind === 'name') return { kind: term.kind, rows: store.casesByName(db, term.words, { most: mostFound + 1, shut: [...shut] }) };
  return { kind: term.kind, rows: [] };
};

/** What a search shows at most: beyond that the name wants more letters. */
const mostFound = 50;
/** What a picker shows at most. */
const mostChoices = 20;

/** The beginning of a case number, as far as it is typed; null when a name is. */
const numberBeginning = (text: string): string | null => {
  const typed = /^(?:[äa][-\s]?)?(\d{1,4})(?:[-\s](\d{0,6}))?$/i.exec(text);
  if (!typed) return /^ä-?$/i.test(text) ? 'Ä-' : null;
  const [, year = '', running] = typed;
  return running === undefined ? `Ä-${year}` : `Ä-${year}-${running}`;
};

/** Those whom a picker offers for what is typed: by what their rows show, never by a name that they hide. */
const choicesFor = (db: Db, shut: readonly Id[], text: string): readonly ListedCase[] => {
  const most = mostChoices + 1;
  const beginning = numberBeginning(text);
  if (beginning !== null) return store.casesNumbered(db, beginning, most);
  if (text !== '')
    return store.casesByName(
      db,
      text
        .split(/[\s-]+/)
        .filter((word) => word !== '')
        .slice(0, 5),
      { most, shut, shown: true },
    );
  const everybody = { column: 'name', isDescending: false, filter: { state: null, phase: null }, shut } as const;
  return listedCases(db, everybody, countedCases(db), { offset: 0, limit: most });
};

/** How many were found, and which, unless it was no more than the beginning of a word. */
const hitsOf = (rows: readonly store.CaseRow[]) => ({
  hits: rows.length,
  ...(rows.length > 0 && rows.length <= 20 ? { found: rows.map(({ caseId }) => caseId) } : {}),
});

const openingDateProblem = (date: string, today: IsoDate): string | null =>
  !isIsoDate(date) ? 'date-shape' : date > today ? 'date-future' : null;

const guardianIn = (db: Db, row: store.CaseRow, guardianId: Id): store.GuardianRow => {
  const guardian = store.guardiansOf(db, row.personId).find((g) => g.id === guardianId);
  if (!guardian) throw new Refusal('not-found');
  return guardian;
};

export const registerPerson = (
  context: OpenContext,
  input: PersonFields & Pick<Participant, 'protection' | 'phase' | 'municipality' | 'openedOn'> & { readonly caseNumber?: string },
): { readonly caseId: Id; readonly caseNumber: string; readonly personId: Id } => {
  const { db, today } = context;
  const { problems, checked } = checkPerson(input, today);
  // Somebody known only as a guardian becomes a participant with the same person; a second case for a person is refused.
  const known = checked.number === null ? undefined : store.personIdByNumber(db, checked.number.text);
  const taken = known !== undefined && store.hasCase(db, known);
  requireFields({
    ...problems,
    ...(taken ? { personalNumber: 'number-taken' } : {}),
    // Nobody's new identity may be in the register: such a record is ended, never begun.
    protection: input.protection === 'fictitious' ? 'fictitious-new' : null,
    municipality: municipalityProblem(input.municipality),
    openedOn: openingDateProblem(input.openedOn, today),
  });
  const person = {
    givenName: input.givenName.trim(),
    familyName: input.familyName.trim(),
    alias: input.alias.trim(),
    personalNumber: checked.number?.text ?? null,
    numberKind: input.numberKind ?? 'personal',
    numberIssuer: input.numberKind === 'reserve' ? (input.numberIssuer ?? '').trim() : '',
    numberMissingReason: checked.number ? '' : input.numberMissingReason,
    birthDate: checked.birthDate,
    protection: input.protection,
    municipality: input.municipality,
  };
  const personId = known ?? store.insertPerson(db, { ...person, phone: '', email: '' });
  if (known !== undefined) store.updatePerson(db, known, person);
  const number = input.caseNumber ?? store.nextCaseNumber(db, input.openedOn);
  const caseId = store.insertCase(db, personId, { number, phase: input.phase, state: 'active', openedOn: input.openedOn });
  context.audit(
    'participants.registered',
    { caseNumber: number, after: { ...person, phase: input.phase, openedOn: input.openedOn } },
    caseId,
  );
  context.grants.add(caseId);
  return { caseId, caseNumber: number, personId };
};

export const participantsHandlers: Handlers<typeof participantsContract> = {
  list: ({ sort, direction, state, phase, offset, limit }, { db, user }) => {
    const shut = casesShutFrom(db, user.id);
    const filter = { state, phase };
    const counted = countedCases(db);
    const window = { column: sort, isDescending: direction === 'descending', filter, shut: [...shut] };
    const count = (some: typeof counted): number => some.reduce((sum, { cases }) => sum + cases, 0);
    return {
      rows: listedCases(db, window, counted, { offset, limit }).map((row) => ({
        ...listRow(row, shut),
        nextDate: shut.has(row.caseId) ? null : row.nextOn,
      })),
      shown: count(counted.filter((one) => isLetThrough(filter, one))),
      total: count(counted),
      states: caseStates.filter((each) => counted.some((one) => one.state === each)),
      phases: phases.filter((each) => counted.some((one) => one.phase === each)),
    };
  },

  choices: ({ text, chosen }, { db, user }) => {
    const shut = casesShutFrom(db, user.id);
    const found = choicesFor(db, [...shut], text.trim());
    return {
      rows: found.slice(0, mostChoices).map((row) => listRow(row, shut)),
      more: found.length > mostChoices,
      chosen: store.casesAmong(db, chosen).map((row) => listRow(row, shut)),
    };
  },

  search: ({ text }, context) => {
    const { kind, rows: all } = found(context, text);
    const rows = all.slice(0, mostFound);
    const lawful = rows.length > 0 || kind === 'empty';
    // What was searched for is in the log's erasable payload: the log check must be able to see it.
    context.audit(lawful ? 'participants.searched' : 'participants.search-without-hit', { kind, text, ...hitsOf(rows) });
    const shut = casesShutFrom(context.db, context.user.id);
    return { rows: rows.map((row) => listRow(row, shut)), lawful, more: all.length > rows.length };
  },

  register: (input, context) => {
    const { caseId, caseNumber } = registerPerson(context, input);
    return { caseId, caseNumber };
  },

  similar: (input, context) => {
    const { db, today, audit } = context;
    const hidden = isHidden(casesShutFrom(db, context.user.id));
    const { checked } = checkPerson({ ...input, alias: '', numberMissingReason: '' }, today);
    const asked = { ...input, birthDate: checked.birthDate };
    const born = asked.birthDate === null ? [] : store.casesByBirth(db, asked.birthDate);
    const hits = born.filter((row) => !hidden(row) && isSimilar(row, asked));
    audit('participants.compared', { text: `${input.givenName} ${input.familyName}`, ...hitsOf(hits) });
    return hits.map((row) => ({
      caseId: row.caseId,
      caseNumber: row.caseNumber,
      name: `${row.givenName} ${row.familyName}`,
      birthDate: row.birthDate ?? '',
    }));
  },

  openCase: ({ caseId, reason }, { db, today, audit, grants }) => {
    const row = requireCase(db, caseId);
    // Before any question for a reason: no reason opens a case the user is shut out of.
    grants.add(caseId);
    if (isSealed(row.protection)) requireOpeningReason(reason);
    audit('participants.opened', { reason }, caseId);
    return participantOf(db, caseId, today);
  },

  get: ({ caseId }, { db, today }) => participantOf(db, caseId, today),

  change: ({ caseId, version, changes }, { db, today, audit }) => {
    const row = requireCase(db, caseId);
    if (row.version !== version) throw new Refusal('conflict');
    const touchesPerson = [
      'givenName',
      'familyName',
      'alias',
      'personalNumber',
      'numberMissingReason',
      'birthDate',
      'numberKind',
      'numberIssuer',
    ].some((field) => field in changes);
    // A number typed without its kind is a personal one; what was left out is as it was.
    const kind = changes.personalNumber === undefined ? {} : { numberKind: 'personal' as const, numberIssuer: '' };
    const sent = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as {
      [K in keyof typeof changes]: NonNullable<(typeof changes)[K]>;
    };
    const merged = { ...row, personalNumber: row.personalNumber ?? '', birthDate: row.birthDate ?? '', ...kind, ...sent };
    const { problems, checked } = checkPerson(merged, today);
    const owner = checked.number ? store.personIdByNumber(db, checked.number.text) : undefined;
    requireFields({
      ...(touchesPerson ? problems : {}),
      ...(owner !== undefined && owner !== row.personId ? { personalNumber: 'number-taken' } : {}),
      // Ending a record is an act of its own, with its consequences (retention.endAsFictitious).
      protection: changes.protection === 'fictitious' ? 'fictitious-by-ending' : null,
      otherAliases:
        changes.otherAliases === undefined && changes.alias === undefined ? null : aliasesProblem(merged.otherAliases, merged.alias),
      municipality: changes.municipality === undefined ? null : municipalityProblem(changes.municipality),
      phone: textProblem(changes.phone ?? '', 40),
      email: textProblem(changes.email ?? '', 200),
    });
    const names: readonly string[] = ['givenName', 'familyName', 'alias'];
    const given = Object.fromEntries(
      Object.entries(changes)
        .filter(([, value]) => value !== undefined)
        .map(([field, value]) => [field, names.includes(field) && typeof value === 'string' ? value.trim() : value]),
    );
    const after = {
      ...given,
      ...(changes.otherAliases === undefined ? {} : { otherAliases: aliasesIn(changes.otherAliases).join(', ') }),
      ...(touchesPerson
        ? {
            numberKind: merged.numberKind,
            numberIssuer: merged.numberKind === 'reserve' ? merged.numberIssuer.trim() : '',
            personalNumber: checked.number?.text ?? null,
            birthDate: checked.birthDate,
          }
        : {}),
      ...(changes.state === undefined || changes.state === row.state
        ? {}
        : { closedOn: changes.state === 'closed' || changes.state === 'discontinued' ? today : null }),
    };
    store.updateCase(db, row, after);
    const before = Object.fromEntries(Object.keys(after).map((field) => [field, (row as Record<string, unknown>)[field] ?? null]));
    audit('participants.changed', { before, after }, caseId);
    return participantOf(db, caseId, today);
  },

  revealNumber: ({ caseId }, { db, audit }) => {
    const { personalNumber } = requireCase(db, caseId);
    audit('participants.number-revealed', {}, caseId);
    return { personalNumber };
  },

  addGuardian: ({ caseId, relation, phone, email, ...names }, context) => {
    const { db, today, audit, changed } = context;
    const row = requireCase(db, caseId);
    const person = { ...names, alias: '', numberMissingReason: 'guardian', birthDate: '' };
    const { problems, checked } = checkPerson(person, today);
    const known = knownPerson(context, checked.number?.text, names);
    requireFields({
      givenName: problems['givenName'] ?? null,
      familyName: problems['familyName'] ?? null,
      personalNumber:
        problems['personalNumber'] ??
        (known.personId === row.personId
          ? 'guardian-is-child'
          : store.guardiansOf(db, row.personId).some((g) => g.personId === known.personId)
            ? 'guardian-twice'
            : (known.problem ??
              // Without both numbers nothing distinguishes two people of the same name, and one person's signature would count as two.
              (store.guardiansOf(db, row.personId).some((g) => isSameName(g, names) && (checked.number === null || g.birthDate === null))
                ? 'guardian-same-name'
                : null))),
      relation: lineProblem(relation, 60),
      phone: reachProblem(phone, 40, known.protection),
      email: reachProblem(email, 200, known.protection),
    });
    const guardianPerson =
      known.personId ??
      store.insertPerson(db, {
        givenName: names.givenName.trim(),
        familyName: names.familyName.trim(),
        alias: '',
        personalNumber: checked.number?.text ?? null,
        numberMissingReason: '',
        birthDate: checked.birthDate,
        protection: 'none',
        municipality: null,
        phone: '',
        email: '',
      });
    const fields = { ...known.names, relation, phone, email };
    const id = store.insertGuardian(db, row.personId, guardianPerson, fields);
    audit('participants.guardian-added', { guardianId: id, after: { ...names, relation, phone, email } }, caseId);
    changed('consents');
    return shownGuardian(guardianIn(db, row, id), today);
  },

  changeGuardian: ({ caseId, guardianId, relation, phone, email }, { db, today, audit }) => {
    const row = requireCase(db, caseId);
    const guardian = guardianIn(db, row, guardianId);
    const { protection } = guardian;
    if (protection === 'fictitious') throw new Refusal('record-closed');
    requireFields({
      relation: lineProblem(relation, 60),
      phone: reachProblem(phone, 40, protection),
      email: reachProblem(email, 200, protection),
    });
    const before = { relation: guardian.relation, phone: guardian.phone, email: guardian.email };
    const after = isSealed(protection) ? { relation } : { relation, phone, email };
    store.updateGuardian(db, { ...guardian, ...after });
    audit('participants.guardian-changed', { guardianId, before, after }, caseId);
    return shownGuardian(guardianIn(db, row, guardianId), today);
  },

  removeGuardian: ({ caseId, guardianId }, { db, now, today, audit, changed }) => {
    guardianIn(db, requireCase(db, caseId), guardianId);
    store.endGuardian(db, guardianId, today, now);
    audit('participants.guardian-ended', { guardianId, before: { endedOn: null }, after: { endedOn: today } }, caseId);
    changed('consents');
    return {};
  },

  restoreGuardian: ({ caseId, guardianId }, { db, today, audit, changed }) => {
    const row = requireCase(db, caseId);
    if (!store.resumeGuardian(db, row.personId, guardianId)) throw new Refusal('nothing-to-undo');
    audit('participants.guardian-restored', { guardianId }, caseId);
    changed('consents');
    return shownGuardian(guardianIn(db, row, guardianId), today);
  },

  setGuardianThreat: ({ caseId, guardianId, reason }, { db, today, audit, changed }) => {
    const row = requireCase(db, caseId);
    const before = guardianIn(db, row, guardianId).threatReason;
    const words = reason.trim();
    requireFields({ reason: words === '' ? null : reasonProblem(words) });
    store.setGuardianThreat(db, guardianId, words);
    audit('participants.guardian-threat', { guardianId, before, after: words }, caseId);
    changed('consents');
    return shownGuardian(guardianIn(db, row, guardianId), today);
  },

  ...relativesHandlers,
};
