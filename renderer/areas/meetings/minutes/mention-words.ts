import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { Meeting } from '../../../../electron/areas/meetings/contract.ts';
import type { Output } from '../../../../electron/base/contract.ts';
import type { meetingsContract } from '../../../../electron/areas/meetings/contract.ts';

export type FoundMention = Output<typeof meetingsContract.mentions>[number];

/** One line for what a text mentions: where, and what. */
export const useMentionWords = ({ items }: Pick<Meeting, 'items'>): ((mention: FoundMention) => string) => {
  const { formatMessage } = useIntl();
  return useCallback(
    ({ itemId, kind, what }) => {
      const number = String(items.findIndex((one) => one.id === itemId) + 1);
      const item = formatMessage({ id: itemId === null ? 'meetings.check.mention.place' : 'meetings.check.mention.item' }, { number });
      return formatMessage({ id: `meetings.check.mention.${kind}` }, { item, what });
    },
    [formatMessage, items],
  );
};
