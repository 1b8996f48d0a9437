import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { CoverCell, Meeting } from '../../../electron/areas/meetings/contract.ts';
import type { ItemSubject, MeetingType } from '../../../electron/areas/meetings/rules.ts';
import { useTerm } from '../../i18n/term.ts';

/** Words that several of the meeting's views say. */
export const useMeetingWords = () => {
  const { formatMessage, formatList } = useIntl();
  const term = useTerm();
  return useMemo(
    () => ({
      title: (meeting: { readonly type: MeetingType; readonly number: number }): string =>
        formatMessage({ id: `meetings.title.${meeting.type}` }, { number: String(meeting.number) }),
      /** For the room: a number counts meetings that they have no part in. */
      roomTitle: (meeting: { readonly type: MeetingType }): string => formatMessage({ id: `meetings.room.${meeting.type}` }),
      /** A warning for a choice that opens or closes the item for everybody. */
      subjectHint: (subject: ItemSubject): string | undefined =>
        subject === null
          ? formatMessage({ id: 'meetings.subject.hint' })
          : subject === 'formal'
            ? formatMessage({ id: 'meetings.subject.formal-hint' })
            : undefined,
      subject: (subject: ItemSubject): string =>
        subject === null
          ? formatMessage({ id: 'meetings.subject.none' })
          : subject === 'formal'
            ? formatMessage({ id: 'meetings.subject.formal' })
            : term('subject', subject),
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
    [formatMessage, formatList, term],
  );
};
