import type { Instant } from '../../../base/dates.ts';
import type { Id } from '../../../base/ids.ts';
import { fieldRefusal } from '../../../base/result.ts';
import type { OpenContext } from '../../../register/context.ts';
import type { Db } from '../../../register/database.ts';
import { relativeNames } from '../../participants/relatives-store.ts';
import { aliasesIn, listName } from '../../participants/rules.ts';
import { requireCase } from '../../participants/service.ts';
import { allCases, guardianNames, type CaseRow, type FileName } from '../../participants/store.ts';
import { actorNames } from '../../threats/store.ts';
import { casesShutFrom } from '../../users/conflicts/shut-out-store.ts';
import { hallOf, knownAgencies, type Hall } from './coverage.ts';
import { isOnAgenda, mentionsIn, mentionKey, personsIn, type Mention, type Named } from './mention-rules.ts';
import type { MeetingDocument } from '../papers.ts';
import type { MeetingContent } from '../rules.ts';

type Looker = Pick<OpenContext, 'db' | 'user' | 'grants'>;

/** Each part of a name counts on its own when capitalised. Parts of a pseudonym do not, since it can be any words. */
const named = (cases: readonly Id[], { givenName, familyName }: Omit<FileName, 'personId'>, others: readonly string[] = []): Named => ({
  cases,
  names: [`${givenName} ${familyName}`, ...others.filter((name) => name !== '')],
  parts: [givenName, familyName],
});
const called = (name: string): Named => ({ cases: [], names: [name], parts: [] });

/** Everybody in a participant's own file: herself by all her names, those close to her, those she is threatened by. */
type Files = { readonly [file in 'guardians' | 'relatives']: ReadonlyMap<Id, readonly FileName[]> } & {
  readonly actors: ReadonlyMap<Id, readonly { readonly pseudonym: string }[]>;
};
const filesOf = (db: Db): Files => ({
  guardians: Map.groupBy(guardianNames(db), ({ personId }) => personId),
  relatives: Map.groupBy(relativeNames(db), ({ personId }) => personId),
  actors: Map.groupBy(actorNames(db), ({ caseId }) => caseId),
});
const inFile = ({ guardians, relatives, actors }: Files, row: CaseRow): readonly Named[] => [
  named([row.caseId], row, [row.alias, ...aliasesIn(row.otherAliases)]),
  ...(guardians.get(row.personId) ?? []).map((one) => named([], one)),
  ...(relatives.get(row.personId) ?? []).map((one) => named([], one)),
  ...(actors.get(row.caseId) ?? []).map(({ pseudonym }) => called(pseudonym)),
];

/** Whether a title names the participant of a case, or anybody in her file. */
export const titleNames = (db: Db, caseId: Id): ((title: string) => boolean) => {
  const people = inFile(filesOf(db), requireCase(db, caseId));
  return (title) => personsIn(title, people).length > 0;
};

/**
 * Those whom the texts may name: everybody in the files that the user has open, including the meeting's own, and the people of other cases
 * under the name her lists show. Typing names must not reveal who else is in the register, or in a closed file.
 */
const peopleOf = ({ db, user, grants }: Looker, content: MeetingContent): readonly Named[] => {
  const mine = new Set(content.cases.map((one) => one.caseId));
  const shut = casesShutFrom(db, user.id);
  const files = filesOf(db);
  return allCases(db).flatMap((row): readonly Named[] => {
    if (mine.has(row.caseId) || grants.has(row.caseId)) return inFile(files, row);
    const shown = listName(row);
    if (shown === null || shut.has(row.caseId)) return [];
    return row.alias === '' ? [named([row.caseId], row)] : [{ ...called(shown), cases: [row.caseId] }];
  });
};

/** What stands in the meeting's texts that whoever hears them may not be meant to learn. */
export const mentionsOf = (
  context: Looker,
  content: MeetingContent,
  at: Instant,
  { hears }: Pick<Hall, 'hears'> = hallOf(context.db, content, at),
): readonly Mention[] => mentionsIn(content, { people: peopleOf(context, content), agencies: knownAgencies(context.db, content), hears });

/** The same for what papers to these agencies would say now, without items that none of them hears. */
export const leavingMentions = (
  context: Looker,
  document: MeetingDocument,
  content: MeetingContent,
  agencies: readonly Id[],
  at: Instant,
): readonly Mention[] => {
  const hall = hallOf(context.db, content, at);
  const heard = new Set(agencies.flatMap((agencyId) => [...hall.hears(agencyId)]));
  return mentionsOf(context, content, at, hall)
    .filter((one) => document === 'minutes' || isOnAgenda(one))
    .filter(({ itemId }) => (itemId === null ? heard.size > 0 : heard.has(itemId)));
};

/** The same for the headings that the room sees. */
export const roomMentions = (
  context: Looker,
  content: MeetingContent,
  shown: readonly { readonly id: Id }[],
  at: Instant,
): readonly Mention[] =>
  mentionsOf(context, content, at).filter(({ itemId, field }) => field === 'title' && shown.some(({ id }) => id === itemId));

/**
 * Refuses mentions that the user has not been shown. Returns only where and what kind, for the log, since a mention may be of somebody
 * whose case this is not.
 */
export const requireSeen = (
  mentions: readonly Mention[],
  seen: readonly string[],
): readonly Pick<Mention, 'itemId' | 'field' | 'kind'>[] => {
  if (mentions.some((one) => !seen.includes(mentionKey(one)))) throw fieldRefusal('mentions', 'mentions-unseen');
  return mentions.map(({ itemId, field, kind }) => ({ itemId, field, kind }));
};
