import { useIntl } from 'react-intl';
import type { Meeting } from '../../../../electron/areas/meetings/contract.ts';
import { useRead } from '../../../client/queries.ts';
import { useMentionWords } from './mention-words.ts';
import { itemsWithUnreachedOwner } from '../room/owners.ts';
import { draftsOf, unaddedIn } from '../room/use-entry-draft.ts';

export type Check = {
  readonly id: string;
  readonly isRight: boolean;
  readonly words: string;
  /** Finalising without it is refused. */
  readonly isNeeded?: boolean;
  /** Finalising without it is possible, and asked about first. */
  readonly isAsked?: boolean;
  /** A mention in the texts; its id is passed to finalising as seen. */
  readonly isMention?: boolean;
};

/** What remains before the minutes can be finished, and what is merely good to know. Nothing is shown if there is nothing. */
export const useChecks = (meeting: Meeting): readonly Check[] => {
  const { formatMessage } = useIntl();
  const { data: drafts = [] } = useRead('drafts', 'list', { prefix: draftsOf(meeting.id) });
  const { data: ownerCover = [] } = useRead('meetings', 'ownerCover', { meetingId: meeting.id });
  const mentionWords = useMentionWords(meeting);
  const { data: mentions = [] } = useRead('meetings', 'mentions', { meetingId: meeting.id, document: 'minutes' });
  const unmarked = meeting.agencies.filter((one) => one.attendance === null).length;
  const untagged = meeting.items.flatMap((item, i) => (item.subject === null ? [i + 1] : []));
  const unadded = unaddedIn(meeting, drafts);
  const unreached = itemsWithUnreachedOwner(meeting, ownerCover);
  const actions = meeting.items.reduce((sum, item) => sum + item.actions.length, 0);
  const counted = (id: 'meetings.check.subjects' | 'meetings.check.drafts' | 'meetings.check.owners', items: readonly number[]): string =>
    formatMessage({ id }, { count: items.length, items: items.join(', ') });
  const attendance = meeting.agencies.length === 0 ? 'meetings.check.attendance.nobody' : 'meetings.check.attendance';
  return [
    { id: 'attendance', isNeeded: true, isRight: unmarked === 0, words: formatMessage({ id: attendance }, { count: unmarked }) },
    {
      id: 'consent',
      isRight: meeting.consentRead,
      words: formatMessage({ id: meeting.consentRead ? 'meetings.check.consent' : 'meetings.check.consent.not' }),
    },
    meeting.items.length === 0
      ? { id: 'items', isNeeded: true, isRight: false, words: formatMessage({ id: 'meetings.agency.empty' }) }
      : { id: 'subjects', isAsked: true, isRight: untagged.length === 0, words: counted('meetings.check.subjects', untagged) },
    ...(unadded.newItem !== null && unadded.items.length === 0
      ? []
      : [{ id: 'drafts', isAsked: true, isRight: unadded.items.length === 0, words: counted('meetings.check.drafts', unadded.items) }]),
    ...(unadded.newItem === null
      ? []
      : [
          {
            id: 'new-item',
            isAsked: true,
            isRight: false,
            words: formatMessage({ id: 'meetings.check.newItem' }, { title: unadded.newItem }),
          },
        ]),
    ...(unreached.length === 0
      ? []
      : [{ id: 'owners', isAsked: true, isRight: false, words: counted('meetings.check.owners', unreached) }]),
    ...mentions.map((one) => ({ id: one.key, isAsked: true, isRight: false, isMention: true, words: mentionWords(one) })),
    { id: 'actions', isRight: true, words: formatMessage({ id: 'meetings.check.actions' }, { count: actions }) },
  ];
};
