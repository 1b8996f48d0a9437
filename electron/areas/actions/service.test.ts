import { afterEach, beforeEach, expect, it } from 'vitest';
import { agencyIds, person } from '../../testing/meeting-scene.ts';
import { openTestCore, passphrase, refusal, value, type TestCore } from '../../testing/test-core.ts';

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore();
});
afterEach(() => {
  core.close();
  if (core.faults.length > 0) throw new Error(`a fault of ours: ${String(core.faults[0])}`);
});

/** An action of a meeting on these cases, each with its own item about `about`. */
const agreed = async (cases: string[], about: readonly string[][]): Promise<void> => {
  const { client } = core;
  const police = (await agencyIds(core)).get('Polisen') ?? '';
  const { id: meetingId } = value(
    await client.meetings.plan({
      ...{ type: 'sig', number: null, date: '2026-05-07', startTime: '08:00', endTime: '09:00', place: '', cases, reason: '', items: [] },
      agencies: [{ agencyId: police, contactId: null }],
    }),
  );
  for (const [i, those] of about.entries()) {
    const made = value(
      await client.meetings.addItem({
        ...{ meetingId, title: `Punkt ${i}`, subject: 'safety', restriction: 'none', cases: [...those], at: null, followsActionId: null },
      }),
    );
    const action = { id: `a${i}`, what: `Åtgärd ${i}`, ownerAgencyId: police, ownerName: '', dueOn: '2026-05-11' };
    value(await client.meetings.changeItem({ meetingId, itemId: made.items[i]?.id ?? '', version: 1, changes: { actions: [action] } }));
  }
  value(await client.meetings.hold({ meetingId }));
  value(await client.meetings.setAttendance({ meetingId, agencyId: police, attendance: 'present' }));
  const { version } = value(await client.meetings.get({ meetingId }));
  value(await client.meetings.finalise({ meetingId, version }));
};

it('an action about two cases is seen and changed by whoever has opened both, and counted for whoever has opened one', async () => {
  const [alva, bill] = [await person(core, 'Alva'), await person(core, 'Bill')];
  await agreed([alva, bill], [[alva], [bill], [alva, bill]]);
  const joint = value(await core.client.actions.list({ caseId: alva })).find(({ cases }) => cases.length === 2);
  await core.client.users.lock({});
  value(await core.client.users.unlock({ signature: 'ME' }, [passphrase()]));
  value(await core.client.participants.openCase({ caseId: alva, reason: '' }));

  expect(value(await core.client.actions.list({ caseId: alva })).map(({ what }) => what)).toEqual(['Åtgärd 0']);
  expect(value(await core.client.actions.withheld({ caseId: alva }))).toEqual({ count: 1 });
  const done = { caseId: alva, id: joint?.id ?? '', version: 1, isDone: true };
  expect(refusal(await core.client.actions.setDone(done))).toBe('no-grant');
  value(await core.client.participants.openCase({ caseId: bill, reason: '' }));
  expect(value(await core.client.actions.list({ caseId: alva })).map(({ what }) => what)).toEqual(['Åtgärd 0', 'Åtgärd 2']);
  expect(value(await core.client.actions.withheld({ caseId: alva }))).toEqual({ count: 0 });
  expect(value(await core.client.actions.setDone(done)).doneBy).toBe('Maja Ek');
});

it('the action of a sealed case is not ticked on Idag before the case is opened with a reason', async () => {
  const bill = await person(core, 'Bill');
  await agreed([bill], [[bill]]);
  const { version } = value(await core.client.participants.get({ caseId: bill }));
  value(await core.client.participants.change({ caseId: bill, version, changes: { protection: 'protected-registration' } }));
  await core.client.users.lock({});
  value(await core.client.users.unlock({ signature: 'ME' }, [passphrase()]));
  const due = value(await core.client.overview.due({})).items.find(({ kind }) => kind === 'action');
  const tick = { actionId: due?.kind === 'action' ? due.actionId : '', version: 1, isDone: true };
  expect(refusal(await core.client.overview.tickAction(tick))).toBe('no-grant');
  value(await core.client.participants.openCase({ caseId: bill, reason: 'Följer upp åtgärden' }));
  expect(value(await core.client.overview.tickAction(tick)).version).toBe(2);
});
