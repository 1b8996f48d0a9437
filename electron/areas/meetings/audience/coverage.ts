import type { Instant } from '../../../base/dates.ts';
import type { Id } from '../../../base/ids.ts';
import type { Db } from '../../../register/database.ts';
import type { Uncovered } from '../../consents/rules.ts';
import { knowledgeOf, preview, type Known as GateKnown, type Part } from '../../disclosures/gate/gate.ts';
import type { Decision, RefusalReason } from '../../disclosures/gate/rules.ts';
import { relativesOf } from '../../participants/relatives-store.ts';
import { aliasesIn, isSealed } from '../../participants/rules.ts';
import { requireCase } from '../../participants/service.ts';
import { guardiansOf, type GuardianRow } from '../../participants/store.ts';
import { agencyNames, allAgencies, readSettings } from '../../settings/store.ts';
import { everyUser } from '../../users/store.ts';
import { basisFor } from './basis-rules.ts';
import type { CoverCell } from '../contract.ts';
import { subjectOf, type AgendaItem, type MeetingContent } from '../rules.ts';
import type { Known } from './name-rules.ts';
import type { Basis } from './audience-rules.ts';

/** One item, in the form in which the gate is asked about it. */
const partOf = (item: AgendaItem): Part<null> => ({
  cases: item.cases,
  subject: subjectOf(item),
  restriction: item.restriction,
  content: null,
});

/** A meeting and what the gate knows of those in it: read once, asked for every agency. */
export type Hall = {
  readonly content: MeetingContent;
  readonly known: GateKnown;
  readonly at: Instant;
  /** What the gate says of each item to an agency. Form is told to whoever hears an item with a subject about one of its persons. */
  readonly decisionsOn: (agencyId: Id) => readonly Decision[];
  /** Agency → the items with a subject that it may hear now. */
  readonly hears: (agencyId: Id) => ReadonlySet<Id>;
};

const remembering = <T>(find: (agencyId: Id) => T): ((agencyId: Id) => T) => {
  const found = new Map<Id, T>();
  return (agencyId) => {
    const one = found.get(agencyId) ?? find(agencyId);
    found.set(agencyId, one);
    return one;
  };
};

export const hallOf = (db: Db, content: MeetingContent, at: Instant): Hall => {
  const { items } = content;
  const parts = items.map(partOf);
  const known = knowledgeOf(db, [...parts.flatMap(({ cases }) => cases), ...content.cases.map(({ caseId }) => caseId)]);
  const decisionsOn = remembering((agencyId) => preview(known, parts, { kind: 'agency', agencyId }, at));
  const hears = remembering((agencyId) => {
    const decisions = decisionsOn(agencyId);
    return new Set(items.filter((item, i) => subjectOf(item) !== 'formal' && decisions[i]?.allowed === true).map((item) => item.id));
  });
  return { content, known, at, decisionsOn, hears };
};

/** The guardians of a case whose names may be said. A sealed record's people are named nowhere but in its own file. */
const guardiansNamed = (db: Db, caseId: Id): readonly GuardianRow[] => {
  const { personId, protection } = requireCase(db, caseId);
  return isSealed(protection) ? [] : guardiansOf(db, personId).filter((one) => !isSealed(one.protection));
};

/** Those a consent waits for, as one says their names. */
const missingAmong = (guardians: readonly GuardianRow[], reasons: readonly Uncovered[]): string[] => {
  const missing = new Set(reasons.flatMap((one) => (one.kind === 'guardian-signature' ? [one.personId] : [])));
  return guardians.flatMap((one) => (missing.has(one.personId) ? [`${one.givenName} ${one.familyName}`] : []));
};

const reasonCell = (
  { content, known }: Hall,
  missing: (caseId: Id, reasons: readonly Uncovered[]) => string[],
  reason: RefusalReason | undefined,
): Pick<CoverCell, 'why' | 'caseNumber' | 'names'> => {
  if (reason === undefined) return { why: null, caseNumber: null, names: [] };
  if (reason.kind !== 'not-covered') return { why: reason.kind, caseNumber: null, names: [] };
  const whose = content.cases.find((one) => known.personOf.get(one.caseId) === reason.personId);
  const why = reason.reasons[0]?.kind ?? 'not-included';
  return {
    why,
    caseNumber: content.cases.length > 1 ? (whose?.caseNumber ?? null) : null,
    names: why === 'guardian-signature' && whose ? missing(whose.caseId, reason.reasons) : [],
  };
};

const reasonOf = (decision: Decision | undefined): RefusalReason | undefined =>
  decision === undefined || decision.allowed ? undefined : decision.reasons[0];

/** Items × invited agencies, now: what is shown while the agenda is written. */
export const coverOf = (db: Db, content: MeetingContent, at: Instant, hall: Hall = hallOf(db, content, at)): CoverCell[] => {
  const guardians = remembering((caseId) => guardiansNamed(db, caseId));
  const missing = (caseId: Id, reasons: readonly Uncovered[]): string[] => missingAmong(guardians(caseId), reasons);
  return content.agencies.flatMap(({ agencyId }) => {
    const decisions = hall.decisionsOn(agencyId);
    const heard = hall.hears(agencyId);
    const persons = new Set(content.items.filter((item) => heard.has(item.id)).flatMap((item) => item.cases));
    return content.items.map((item, i): CoverCell => {
      const about = { itemId: item.id, agencyId };
      const reason = reasonOf(decisions[i]);
      if (reason === undefined && subjectOf(item) === 'formal' && !item.cases.some((caseId) => persons.has(caseId)))
        return { ...about, isHeard: false, why: 'only-formal', caseNumber: null, names: [] };
      const isHeard = reason === undefined || (subjectOf(item) === 'formal' && item.cases.some((caseId) => persons.has(caseId)));
      return { ...about, isHeard, ...reasonCell(hall, missing, isHeard ? undefined : reason) };
    });
  });
};

/** Item → names of the invited agencies that may hear it. */
export const hearersOf = (db: Db, hall: Hall): ReadonlyMap<Id, readonly string[]> => {
  const { content, at } = hall;
  const heard = new Set(coverOf(db, content, at, hall).flatMap((cell) => (cell.isHeard ? [`${cell.itemId} ${cell.agencyId}`] : [])));
  return new Map(
    content.items.map((item) => [
      item.id,
      content.agencies.filter((one) => heard.has(`${item.id} ${one.agencyId}`)).map((one) => one.name),
    ]),
  );
};

/** The same for every agency that an action can be given to, invited or not. */
export const ownerCoverOf = (db: Db, content: MeetingContent, at: Instant): CoverCell[] => {
  const candidates = allAgencies(db).filter((one) => one.active);
  const agencies = candidates.map(({ id, name }) => ({ agencyId: id, name, contact: '', attendance: null }));
  return coverOf(db, { ...content, agencies }, at);
};

/** What an agency's paper rests on, see {@link basisFor}. */
export const basisOf = ({ content, known, at, decisionsOn }: Hall, agencyId: Id): readonly Basis[] =>
  basisFor(content.items, decisionsOn(agencyId), known.knowledge, agencyId, at);

/** The names a text may use for agencies: all that they and their contacts ever had, and those stored with the meeting; each agency once.
 */
export const knownAgencies = (db: Db, content: MeetingContent): readonly Known[] => {
  const named = [
    // Current names first: they are the ones shown to the user.
    ...allAgencies(db).map(({ id, name, shortName, contacts }) => ({
      agencyId: id,
      names: [name, shortName],
      people: contacts.map((contact) => contact.name),
    })),
    ...agencyNames(db).map(({ agencyId, name }) => ({ agencyId, names: [name], people: [] })),
    ...content.agencies.map(({ agencyId, name, contact }) => ({ agencyId, names: [name], people: [contact] })),
    ...Object.entries(content.owners).map(([agencyId, name]) => ({ agencyId, names: [name], people: [] })),
  ];
  const isName = (name: string): boolean => name.trim() !== '';
  return [...Map.groupBy(named, ({ agencyId }) => agencyId)].map(([agencyId, all]) => ({
    agencyId,
    names: [...new Set([...all.flatMap(({ names }) => names), ...all.flatMap(({ people }) => people)])].filter(isName),
    people: [...new Set(all.flatMap(({ people }) => people))].filter(isName),
  }));
};

/** The names of our own unit and of everybody who works or worked in it. */
export const ourNames = (db: Db): readonly string[] => [
  readSettings(db).unit,
  ...everyUser(db).flatMap(({ name, signature }) => [name, signature]),
];

/** Case → the names of the participant and of those close to her, as in her own file. */
export const peopleNames = (db: Db, content: MeetingContent): ReadonlyMap<Id, readonly string[]> =>
  new Map(
    content.cases.map(({ caseId }) => {
      const row = requireCase(db, caseId);
      const whole = [row, ...guardiansOf(db, row.personId), ...relativesOf(db, row.personId)];
      return [
        caseId,
        [...whole.map(({ givenName, familyName }) => `${givenName} ${familyName}`), row.alias, ...aliasesIn(row.otherAliases)].filter(
          (name) => name !== '',
        ),
      ];
    }),
  );
