import type { CoverCell, Item, Meeting } from '../../../../electron/areas/meetings/contract.ts';

/** Why an action would not reach the one who is to do it: may not hear the item, or was not called and so gets no minutes. */
export type OwnerWarning = 'deaf' | 'uncalled';

/** `cover`: of every agency that can own an action. The own unit (null) reads everything; unknown cover warns of nothing yet. */
export const ownerWarning = (
  ownerAgencyId: string | null,
  itemId: string,
  meeting: Pick<Meeting, 'agencies'>,
  cover: readonly CoverCell[],
): OwnerWarning | null => {
  if (ownerAgencyId === null) return null;
  const cell = cover.find((one) => one.agencyId === ownerAgencyId && one.itemId === itemId);
  if (cell?.isHeard === false) return 'deaf';
  return meeting.agencies.some((one) => one.agencyId === ownerAgencyId) ? null : 'uncalled';
};

/** Numbers of the items with an action whose owner will not learn of it from the minutes. */
export const itemsWithUnreachedOwner = (
  meeting: { readonly items: readonly Item[] } & Pick<Meeting, 'agencies'>,
  cover: readonly CoverCell[],
): readonly number[] =>
  meeting.items.flatMap((item, i) =>
    item.actions.some((one) => ownerWarning(one.ownerAgencyId, item.id, meeting, cover) !== null) ? [i + 1] : [],
  );
