import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { CoverCell, Meeting } from '../../../electron/areas/meetings/contract.ts';
import type { ItemSubject, MeetingType } from '../../../electron/areas/meetings/rules.ts';
import { useItemWords } from '../../i18n/item-words.ts';

/** Words that several of the meeting's views say. */
export const useMeetingWords = () => {
  const { formatMessage, formatList } = useIntl();
  const itemWords = useItemWords();
  return useMemo(
    () => ({
      ...itemWords,
      /** For the room: a number counts meetings that they have no part in. */
      roomTitle: (meeting: { readonly type: MeetingType }): string => formatMessage({ id: `meetings.room.${meeting.type}` }),
      /** A warning for a choice that opens or closes the item for everybody. */
      subjectHint: (subject: ItemSubject): string | undefined =>
        subject === null
          ? formatMessage({ id: 'meetings.subject.hint' })
          : subject === 'formal'
            ? formatMessage({ id: 'meetings.subject.formal-hint' })
            : undefined,
      /** A sealed person has no name here: that the record is protected, and its case number. */
      who: (cases: Meeting['cases']): string =>
        cases.map((one) => one.name ?? `${formatMessage({ id: 'participants.sealed' })} (${one.caseNumber})`).join(', '),
      list: (parts: readonly string[]): string => formatList(parts, { type: 'conjunction' }),
      why: (cell: CoverCell | undefined, agency: string): string => {
        if (cell === undefined || cell.why === null) return '';
        const sentence =
          cell.names.length > 0
            ? formatMessage({ id: 'meetings.why.guardians' }, { names: formatList(cell.names, { type: 'conjunction' }) })
            : formatMessage({ id: `meetings.why.${cell.why}` }, { agency });
        return cell.caseNumber === null ? sentence : `${cell.caseNumber}: ${sentence}`;
      },
    }),
    [formatMessage, formatList, itemWords],
  );
};
