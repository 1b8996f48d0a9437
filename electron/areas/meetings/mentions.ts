import type { Instant } from '../../base/dates.ts';
import type { Id } from '../../base/ids.ts';
import { fieldRefusal } from '../../base/result.ts';
import type { OpenContext } from '../../register/context.ts';
import { relativesOf } from '../participants/relatives-store.ts';
import { isSealed, listName } from '../participants/rules.ts';
import { requireCase } from '../participants/service.ts';
import { allCases, guardiansOf } from '../participants/store.ts';
import { casesShutFrom } from '../users/shut-out-store.ts';
import { hearing, knownAgencies } from './covering.ts';
import { isOnAgenda, mentionsIn, mentionKey, type Mention, type Named } from './mention-rules.ts';
import type { MeetingContent } from './rules.ts';

type Person = { readonly givenName: string; readonly familyName: string };
const named = (cases: readonly Id[], { givenName, familyName }: Person, others: readonly string[] = []): Named => ({
  cases,
  given: givenName,
  names: [`${givenName} ${familyName}`, ...others.filter((name) => name !== '')],
});

/**
 * Those whom the texts may name: everybody in the meeting's own cases, and of the other cases whom the user's lists show, under the
 * name they show. Nobody is told by typing names that somebody sealed or kept from her is in the register.
 */
const peopleOf = ({ db, user }: Pick<OpenContext, 'db' | 'user'>, content: MeetingContent): readonly Named[] => {
  const mine = new Set(content.cases.map((one) => one.caseId));
  const shut = casesShutFrom(db, user.id);
  return [
    ...[...mine].flatMap((caseId) => {
      const row = requireCase(db, caseId);
      return [
        named([caseId], row, [row.alias]),
        ...guardiansOf(db, row.personId).map((one) => named([], one)),
        ...relativesOf(db, row.personId).map((one) => named([], one)),
      ];
    }),
    ...allCases(db).flatMap((row): Named[] => {
      if (mine.has(row.caseId) || shut.has(row.caseId) || isSealed(row.protection)) return [];
      const shown = listName(row);
      return shown === null ? [] : [{ cases: [row.caseId], given: row.alias === '' ? row.givenName : '', names: [shown] }];
    }),
  ];
};

/** What stands in the meeting's texts that whoever hears them may not be meant to learn. */
export const mentionsOf = (context: Pick<OpenContext, 'db' | 'user'>, content: MeetingContent, at: Instant): readonly Mention[] =>
  mentionsIn(content, {
    people: peopleOf(context, content),
    agencies: knownAgencies(context.db, content),
    hears: hearing(context.db, content, at),
  });

/** The same in what agendas for these agencies would say now: nothing of an item that none of them hears. */
export const agendaMentions = (
  context: Pick<OpenContext, 'db' | 'user'>,
  content: MeetingContent,
  agencies: readonly Id[],
  at: Instant,
): readonly Mention[] => {
  const hears = hearing(context.db, content, at);
  const heard = new Set(agencies.flatMap((agencyId) => [...hears(agencyId)]));
  return mentionsOf(context, content, at)
    .filter(isOnAgenda)
    .filter(({ itemId }) => (itemId === null ? heard.size > 0 : heard.has(itemId)));
};

/** Refuses what the person has not been told of; answers where and what kind, for the log: what was found may speak of somebody whose case this is not. */
export const requireSeen = (
  mentions: readonly Mention[],
  seen: readonly string[],
): readonly Pick<Mention, 'itemId' | 'field' | 'kind'>[] => {
  if (mentions.some((one) => !seen.includes(mentionKey(one)))) throw fieldRefusal('mentions', 'mentions-unseen');
  return mentions.map(({ itemId, field, kind }) => ({ itemId, field, kind }));
};
