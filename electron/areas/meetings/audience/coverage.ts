import type { Instant } from '../../../base/dates.ts';
import type { Id } from '../../../base/ids.ts';
import type { Db } from '../../../register/database.ts';
import type { Uncovered } from '../../consents/rules.ts';
import { knowledgeOf, preview, type Part } from '../../disclosures/gate/gate.ts';
import type { Decision, RefusalReason } from '../../disclosures/gate/rules.ts';
import { relativesOf } from '../../participants/relatives-store.ts';
import { aliasesIn, isSealed } from '../../participants/rules.ts';
import { requireCase } from '../../participants/service.ts';
import { guardiansOf } from '../../participants/store.ts';
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

/** The gate's decision on each item for an agency. Form goes to anyone who hears an item with a subject about one of its persons. */
const decisionsOn = (db: Db, { items }: MeetingContent, agencyId: Id, at: Instant): readonly Decision[] =>
  preview(db, items.map(partOf), { kind: 'agency', agencyId }, at);

/** Agency → the items with a subject that it may hear now; each asked for once. */
export const hearing = (db: Db, content: MeetingContent, at: Instant): ((agencyId: Id) => ReadonlySet<Id>) => {
  const known = new Map<Id, ReadonlySet<Id>>();
  return (agencyId) => {
    let heard = known.get(agencyId);
    if (!heard) {
      const decisions = decisionsOn(db, content, agencyId, at);
      heard = new Set(
        content.items.filter((item, i) => subjectOf(item) !== 'formal' && decisions[i]?.allowed === true).map((item) => item.id),
      );
      known.set(agencyId, heard);
    }
    return heard;
  };
};

/** The guardians a consent waits for, by name. People in a sealed record are named only in its own file. */
const missingGuardians = (db: Db, caseId: Id, reasons: readonly Uncovered[]): string[] => {
  const { personId, protection } = requireCase(db, caseId);
  if (isSealed(protection)) return [];
  const missing = new Set(reasons.flatMap((one) => (one.kind === 'guardian-signature' ? [one.personId] : [])));
  return guardiansOf(db, personId).flatMap((one) =>
    missing.has(one.personId) && !isSealed(one.protection) ? [`${one.givenName} ${one.familyName}`] : [],
  );
};

const reasonCell = (
  db: Db,
  content: MeetingContent,
  reason: RefusalReason | undefined,
): Pick<CoverCell, 'why' | 'caseNumber' | 'names'> => {
  if (reason === undefined) return { why: null, caseNumber: null, names: [] };
  if (reason.kind !== 'not-covered') return { why: reason.kind, caseNumber: null, names: [] };
  const whose = content.cases.find((one) => requireCase(db, one.caseId).personId === reason.personId);
  const why = reason.reasons[0]?.kind ?? 'not-included';
  return {
    why,
    caseNumber: content.cases.length > 1 ? (whose?.caseNumber ?? null) : null,
    names: why === 'guardian-signature' && whose ? missingGuardians(db, whose.caseId, reason.reasons) : [],
  };
};

const reasonOf = (decision: Decision | undefined): RefusalReason | undefined =>
  decision === undefined || decision.allowed ? undefined : decision.reasons[0];

/** Items × invited agencies, now: what is shown while the agenda is written. */
export const coverOf = (db: Db, content: MeetingContent, at: Instant): CoverCell[] => {
  const hears = hearing(db, content, at);
  return content.agencies.flatMap(({ agencyId }) => {
    const decisions = decisionsOn(db, content, agencyId, at);
    const persons = new Set(content.items.filter((item) => hears(agencyId).has(item.id)).flatMap((item) => item.cases));
    return content.items.map((item, i): CoverCell => {
      const about = { itemId: item.id, agencyId };
      const reason = reasonOf(decisions[i]);
      if (reason === undefined && subjectOf(item) === 'formal' && !item.cases.some((caseId) => persons.has(caseId)))
        return { ...about, isHeard: false, why: 'only-formal', caseNumber: null, names: [] };
      const isHeard = reason === undefined || (subjectOf(item) === 'formal' && item.cases.some((caseId) => persons.has(caseId)));
      return { ...about, isHeard, ...reasonCell(db, content, isHeard ? undefined : reason) };
    });
  });
};

/** Item → names of the invited agencies that may hear it. */
export const hearersOf = (db: Db, content: MeetingContent, at: Instant): ReadonlyMap<Id, readonly string[]> => {
  const cells = coverOf(db, content, at);
  return new Map(
    content.items.map((item) => [
      item.id,
      content.agencies
        .filter((one) => cells.some((cell) => cell.isHeard && cell.itemId === item.id && cell.agencyId === one.agencyId))
        .map((one) => one.name),
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
export const basisOf = (db: Db, content: MeetingContent, agencyId: Id, at: Instant): readonly Basis[] => {
  const { knowledge } = knowledgeOf(
    db,
    content.cases.map((one) => one.caseId),
  );
  return basisFor(content.items, decisionsOn(db, content, agencyId, at), knowledge, agencyId, at);
};

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
