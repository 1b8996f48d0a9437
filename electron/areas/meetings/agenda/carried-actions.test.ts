import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '../../../base/ids.ts';
import { agencyIds, consentTo, person } from '../../../testing/meeting-scene.ts';
import { secondDecider } from '../../../testing/second-decider.ts';
import { openTestCore, value, type TestCore } from '../../../testing/test-core.ts';
import type { Action } from '../../actions/contract.ts';
import type { Meeting } from '../contract.ts';

/** An action carried over from an earlier meeting keeps its subject: nobody can tell it under another. */

let core: TestCore;
let alva: Id;
let milo: Id;
let school: Id;

const plan = async (cases: readonly Id[], items: Parameters<TestCore['client']['meetings']['plan']>[0]['items'] = []): Promise<Meeting> =>
  value(
    await core.client.meetings.plan({
      type: 'sig',
      number: null,
      date: '2026-05-07',
      startTime: '10:30',
      endTime: '11:30',
      place: '',
      cases: [...cases],
      agencies: [],
      items,
      reason: '',
    }),
  );

/** An action agreed under an item, with the subject and the restriction it has there. */
const agreed = async (cases: readonly Id[], subject: 'addiction' | null, restriction: 'none' | 'no-onward' = 'none'): Promise<Action> => {
  const meeting = await plan(cases, [{ title: 'Behandling', subject }]);
  const [item] = meeting.items;
  if (!item) throw new Error('no item');
  const meetingId = meeting.id;
  const actions = [{ id: 'a1', what: 'Hämta provsvar', ownerAgencyId: null, ownerName: '', dueOn: '2026-05-12' }];
  value(await core.client.meetings.hold({ meetingId }));
  value(await core.client.meetings.changeItem({ meetingId, itemId: item.id, version: item.version, changes: { actions, restriction } }));
  const { version } = value(await core.client.meetings.get({ meetingId }));
  value(await core.client.meetings.finalise({ meetingId, version }));
  const [action] = value(await core.client.actions.list({ caseId: cases[0] ?? '' }));
  if (!action) throw new Error('no action');
  return action;
};

const carry = (
  meetingId: Id,
  action: Action,
  changes: Partial<Pick<Action, 'subject' | 'restriction' | 'cases'>> = {},
  title = action.what,
) =>
  core.client.meetings.addItem({
    meetingId,
    title,
    subject: action.subject,
    restriction: action.restriction,
    at: null,
    followsActionId: action.id,
    ...changes,
    cases: [...(changes.cases ?? action.cases)],
  });

beforeEach(async () => {
  core = await openTestCore();
  school = (await agencyIds(core)).get('Skolan') ?? '';
  alva = await person(core, 'Alva');
  milo = await person(core, 'Milo');
  await consentTo(core, alva, [school], ['school-work']);
});
afterEach(() => {
  const [fault] = core.faults;
  core.close();
  if (fault !== undefined) throw new Error('a fault of ours', { cause: fault });
});

describe('a carried action', () => {
  it.each([
    ['another subject', { subject: 'school-work' as const }],
    ['form', { subject: 'formal' as const }],
    ['fewer persons', { cases: [] as Id[] }],
  ])('is not added under %s', async (_what, changes) => {
    const action = await agreed([alva, milo], 'addiction');
    const next = await plan([alva, milo]);
    const given = 'cases' in changes ? { cases: [alva] } : changes;
    expect(await carry(next.id, action, given)).toMatchObject({ ok: false, error: { code: 'invalid' } });
    expect(value(await core.client.meetings.get({ meetingId: next.id })).items).toEqual([]);
  });

  it('does not lose what its source asked', async () => {
    const action = await agreed([alva], 'addiction', 'no-onward');
    const next = await plan([alva]);
    expect(await carry(next.id, action, { restriction: 'none' })).toMatchObject({ error: { fields: { restriction: 'carried' } } });
    value(await carry(next.id, action));
  });

  it('is not changed to another subject, fewer persons or no restriction afterwards, only held back more', async () => {
    const action = await agreed([alva, milo], 'addiction');
    const next = value(await carry((await plan([alva, milo])).id, action));
    const change = async (changes: Parameters<TestCore['client']['meetings']['changeItem']>[0]['changes']) => {
      const [item] = value(await core.client.meetings.get({ meetingId: next.id })).items;
      if (!item) throw new Error('no item');
      return core.client.meetings.changeItem({ meetingId: next.id, itemId: item.id, version: item.version, changes });
    };
    expect(await change({ subject: 'school-work' })).toMatchObject({ error: { fields: { subject: 'carried' } } });
    expect(await change({ cases: [alva] })).toMatchObject({ error: { fields: { cases: 'carried' } } });
    value(await change({ subject: null }));
    value(await change({ restriction: 'no-onward' }));
    expect(await change({ subject: 'school-work' })).toMatchObject({ error: { fields: { subject: 'carried' } } });
    value(await change({ subject: 'addiction', restriction: 'none' }));
  });

  it('keeps that nobody has said what it is about', async () => {
    const action = await agreed([alva], null);
    const next = await plan([alva]);
    expect(await carry(next.id, action, { subject: 'school-work' })).toMatchObject({ error: { fields: { subject: 'carried' } } });
    value(await carry(next.id, action));
  });

  it('is not told in its own words as another item with another subject', async () => {
    const action = await agreed([alva], 'addiction');
    const next = await plan([alva]);
    const plain = { meetingId: next.id, restriction: 'none' as const, cases: [alva], at: null, followsActionId: null };
    expect(await core.client.meetings.addItem({ ...plain, title: ` ${action.what.toUpperCase()} `, subject: 'school-work' })).toMatchObject(
      {
        error: { fields: { title: 'title-is-action' } },
      },
    );
    value(await core.client.meetings.addItem({ ...plain, title: action.what, subject: 'addiction' }));
    const other = value(await core.client.meetings.addItem({ ...plain, title: 'Skolgång', subject: 'school-work' }));
    const item = other.items.find((one) => one.title === 'Skolgång');
    const changes = { title: action.what };
    expect(
      await core.client.meetings.changeItem({ meetingId: next.id, itemId: item?.id ?? '', version: item?.version ?? 0, changes }),
    ).toMatchObject({ error: { fields: { title: 'title-is-action' } } });
    const planned = core.client.meetings.plan({
      type: 'sig',
      number: null,
      date: '2026-05-14',
      startTime: '10:30',
      endTime: '11:30',
      place: '',
      cases: [alva],
      agencies: [],
      items: [{ title: action.what, subject: 'school-work' }],
      reason: '',
    });
    expect(await planned).toMatchObject({ error: { fields: { title: 'title-is-action' } } });
  });

  it.each([
    ['with other signs between and around its words', 'Åter:  HÄMTA, provsvar.'],
    ['with characters that are not seen or look the same', 'Ha\u0308m\u00adta\u00a0prov\u200bsvar'],
  ])('is not told under another subject %s, wherever in an item', async (_how, text) => {
    await agreed([alva], 'addiction');
    const next = await plan([alva], [{ title: 'Skolgång', subject: 'school-work' }]);
    const [item] = next.items;
    const change = (changes: Parameters<TestCore['client']['meetings']['changeItem']>[0]['changes']) =>
      core.client.meetings.changeItem({ meetingId: next.id, itemId: item?.id ?? '', version: item?.version ?? 0, changes });
    const statement = { id: 's1', nature: 'fact' as const, source: '', text: 'Trivs i klassen' };
    const fields = [
      await change({ title: text }),
      await change({ statements: [statement, { ...statement, id: 's2', text }] }),
      await change({ decisions: [{ id: 'd1', text, decider: 'M. Ek' }] }),
      await change({ actions: [{ id: 'a1', what: text, ownerAgencyId: null, ownerName: '', dueOn: '2026-05-20' }] }),
    ].map((answer) => (answer.ok ? 'ok' : answer.error.fields));
    expect(fields).toEqual([
      { title: 'title-is-action' },
      { 'statements.1.text': 'text-is-action' },
      { 'decisions.0.text': 'text-is-action' },
      { 'actions.0.what': 'text-is-action' },
    ]);
    value(await change({ statements: [statement] }));
  });

  it('is not confirmed, word by word, to somebody who is shut out of one of its cases', async () => {
    await agreed([alva, milo], 'addiction');
    const { signerId, secret } = await secondDecider(core, 'coordinator');
    value(await core.client.users.shutOut({ caseId: milo, userId: signerId, reason: 'Hon är hans moster' }));
    await core.client.users.lock({});
    value(await core.client.users.unlock({ signature: 'OL' }, [secret()]));
    value(await core.client.participants.openCase({ caseId: alva, reason: '' }));
    const next = await plan([alva]);
    const added = { meetingId: next.id, subject: 'school-work' as const, restriction: 'none' as const, cases: [alva], at: null };
    const titles = ['Hämta provsvar', 'Hämta rapporten'];
    for (const title of titles) value(await core.client.meetings.addItem({ ...added, title, followsActionId: null }));
    expect(value(await core.client.meetings.get({ meetingId: next.id })).items.map(({ title }) => title)).toEqual(titles);
  });

  it('is one that there is, about cases of the meeting', async () => {
    const action = await agreed([alva], 'addiction');
    const next = await plan([alva]);
    expect(await carry(next.id, { ...action, id: 'nothing' })).toMatchObject({ error: { fields: { followsActionId: 'unknown-action' } } });
    const other = await plan([milo]);
    expect(await carry(other.id, action, { cases: [milo] })).toMatchObject({ error: { fields: { followsActionId: 'unknown-action' } } });
  });
});
