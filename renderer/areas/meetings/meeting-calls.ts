import type { Item, Meeting } from '../../../electron/areas/meetings/contract.ts';
import { fail, type Result } from '../../../electron/base/result.ts';
import { client, queryClient } from '../../client/client.ts';
import { saving } from '../../client/saving-call.ts';

const keyOf = (meetingId: string) => ['meetings', 'get', { meetingId }] as const;
const shown = (meetingId: string): Meeting | undefined => queryClient.getQueryData(keyOf(meetingId));

let last: Promise<unknown> = Promise.resolve();

/**
 * Changes to a meeting go one after the other: leaving a field saves it while the press that left it saves something else,
 * and each must build on what the one before made.
 */
export const inTurn = (meetingId: string, call: (meeting: Meeting) => Promise<Result<Meeting>>): Promise<Result<Meeting>> => {
  const run = async (): Promise<Result<Meeting>> => {
    const now = shown(meetingId);
    if (!now) return fail('not-found');
    const answer = await saving(call(now));
    if (answer.ok) queryClient.setQueryData(keyOf(meetingId), answer.value);
    return answer;
  };
  const mine = last.then(run, run);
  last = mine;
  return mine;
};

type ItemChanges = Parameters<typeof client.meetings.changeItem>[0]['changes'];

export const changeItem = (meetingId: string, itemId: string, changes: (item: Item) => ItemChanges): Promise<Result<Meeting>> =>
  inTurn(meetingId, async (meeting) => {
    const item = meeting.items.find((one) => one.id === itemId);
    if (!item) return fail('not-found');
    return client.meetings.changeItem({ meetingId, itemId, version: item.version, changes: changes(item) });
  });

type MeetingChanges = Parameters<typeof client.meetings.change>[0]['changes'];

export const changeMeeting = (meetingId: string, changes: MeetingChanges): Promise<Result<Meeting>> =>
  inTurn(meetingId, ({ version }) => client.meetings.change({ meetingId, version, changes }));
