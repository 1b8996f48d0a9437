import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId, type Id } from '../../base/ids.ts';
import { person } from '../../testing/meeting-scene.ts';
import { secondDecider } from '../../testing/second-decider.ts';
import { openTestCore, passphrase, value, type TestCore } from '../../testing/test-core.ts';
import type { Action } from '../actions/contract.ts';

let core: TestCore;
let alva: Id;
let milo: Id;
beforeEach(async () => {
  core = await openTestCore();
  alva = await person(core, 'Alva');
  milo = await person(core, 'Milo');
});
afterEach(() => core.close());

const agreed = async (cases: readonly Id[]): Promise<Action> => {
  const { id: meetingId, items } = value(
    await core.client.meetings.plan({
      type: 'sig',
      number: null,
      date: '2026-05-07',
      startTime: '10:30',
      endTime: '11:30',
      place: '',
      cases: [...cases],
      reason: '',
      agencies: [],
      items: [{ title: 'Boende', subject: 'housing' }],
    }),
  );
  const [item] = items;
  const actions = [{ id: 'a', what: 'Byta lås', ownerAgencyId: null, ownerName: '', dueOn: '2026-05-20' }];
  value(await core.client.meetings.hold({ meetingId }));
  value(await core.client.meetings.changeItem({ meetingId, itemId: item?.id ?? '', version: item?.version ?? 0, changes: { actions } }));
  const { version } = value(await core.client.meetings.get({ meetingId }));
  value(await core.client.meetings.finalise({ meetingId, version }));
  const action = value(await core.client.actions.list({ caseId: cases[0] ?? '' })).find((one) => one.origin.meetingId === meetingId);
  if (!action) throw new Error('no action');
  return action;
};

describe('an action of a case that the user is shut out of', () => {
  it('answers as one that there is not: neither its version, the end of its case nor whose it is', async () => {
    const [alone, joint] = [await agreed([milo]), await agreed([alva, milo])];
    const { signerId, secret } = await secondDecider(core, 'coordinator');
    value(await core.client.users.shutOut({ caseId: milo, userId: signerId, reason: 'Hon är hans moster' }));
    const answers = async (): Promise<unknown[]> => {
      await core.client.users.lock({});
      value(await core.client.users.unlock({ signature: 'OL' }, [secret()]));
      value(await core.client.participants.openCase({ caseId: alva, reason: '' }));
      const tried = [
        { actionId: alone.id, version: alone.version },
        { actionId: alone.id, version: 99 },
        { actionId: joint.id, version: joint.version },
        { actionId: joint.id, version: 99 },
      ];
      const all = [];
      for (const one of tried) all.push(await core.client.overview.tickAction({ ...one, isDone: true }));
      return all;
    };
    const none = await core.client.overview.tickAction({ actionId: newId(), version: 1, isDone: true });
    expect(none).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await answers()).toEqual([none, none, none, none]);
    await core.client.users.lock({});
    value(await core.client.users.unlock({ signature: 'ME' }, [passphrase()]));
    value(await core.client.participants.openCase({ caseId: milo, reason: '' }));
    const { version } = value(await core.client.participants.get({ caseId: milo }));
    const signs = new TextEncoder().encode('en helt ny lång fras');
    const chief = value(await core.client.users.add({ name: 'Petra Chef', signature: 'PC', role: 'manager' }, [signs.slice()]));
    value(await core.client.retention.endAsFictitious({ caseId: milo, version, signerId: chief.id }, [signs]));
    expect(await answers()).toEqual([none, none, none, none]);
  });
});
