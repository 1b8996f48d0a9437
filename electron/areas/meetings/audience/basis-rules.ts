import type { Instant, IsoDate } from '../../../base/dates.ts';
import type { Id } from '../../../base/ids.ts';
import { subjectAreas } from '../../../base/terms.ts';
import { cellVerdict } from '../../consents/rules.ts';
import type { Decision, Knowledge, PersonKnowledge } from '../../disclosures/gate/rules.ts';
import { subjectOf, type AgendaItem } from '../rules.ts';
import type { Basis } from './audience-rules.ts';

/** Version → the last day it covers anything for the agency; the earliest where its subjects differ. */
const endsOf = (known: PersonKnowledge, agencyId: Id, at: Instant, ownSignatureAge: number): ReadonlyMap<number, IsoDate> => {
  const ends = new Map<number, IsoDate>();
  for (const subject of subjectAreas) {
    const verdict = cellVerdict(known.versions, known.who, { agencyId, subject }, at, ownSignatureAge);
    if (!verdict.allowed) continue;
    const before = ends.get(verdict.version);
    if (before === undefined || verdict.until < before) ends.set(verdict.version, verdict.until);
  }
  return ends;
};

/**
 * The consents that let an agency hear its items, each once, and the day each really ends (at eighteen, for one). They are identified by
 * start date: a number would reveal how many the person has given, also to others. Form passes with any consent at all; the paper rests on
 * those of the items it includes. `decisions`: the gate's, item by item; `people`: in their order.
 */
export const basisFor = (
  items: readonly AgendaItem[],
  decisions: readonly Decision[],
  { people, ownSignatureAge }: Pick<Knowledge, 'people' | 'ownSignatureAge'>,
  agencyId: Id,
  at: Instant,
): readonly Basis[] => {
  const grounds = items.flatMap((item, i) => {
    const decision = decisions[i];
    return decision?.allowed === true && subjectOf(item) !== 'formal' ? decision.grounds : [];
  });
  return [...people].flatMap(([personId, known]): Basis[] => {
    const used = new Set(grounds.flatMap((one) => (one.personId === personId && one.version !== null ? [one.version] : [])));
    const ends = endsOf(known, agencyId, at, ownSignatureAge);
    return known.versions
      .filter((one) => used.has(one.number))
      .map(({ number, validFrom, validTo }) => ({ from: validFrom, until: ends.get(number) ?? validTo }));
  });
};
