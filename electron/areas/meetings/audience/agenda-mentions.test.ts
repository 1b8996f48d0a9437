import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { agencyIds, consentTo, person } from '../../../testing/meeting-scene.ts';
import { aPdf } from '../../../testing/scan-samples.ts';
import { openTestCore, value, type TestCore } from '../../../testing/test-core.ts';

/** Everyone who gets the agenda reads its headings, so what they mention is reported before it leaves. */

let core: TestCore;
let police: string;
let school: string;
let meetingId: string;

beforeEach(async () => {
  core = await openTestCore({
    answer: (ask) =>
      ask.port === 'print-to-pdf'
        ? { kind: 'pdf', bytes: aPdf(1) }
        : ask.port === 'save-file'
          ? { kind: 'saved', name: 'x' }
          : { kind: 'cancelled' },
  });
  const agencies = await agencyIds(core);
  [police, school] = [agencies.get('Polisen') ?? '', agencies.get('Skolan') ?? ''];
  const alva = await person(core, 'Alva');
  // Somebody else in the register, unrelated to the agenda.
  await person(core, 'Liv');
  await consentTo(core, alva, [police], ['safety', 'health']);
  await consentTo(core, alva, [school], ['school-work']);
  ({ id: meetingId } = value(
    await core.client.meetings.plan({
      ...{ type: 'sig', number: null, date: '2026-05-12', startTime: '10:00', endTime: '11:00', place: 'Rum tre', reason: '' },
      cases: [alva],
      agencies: [police, school].map((agencyId) => ({ agencyId, contactId: null })),
      items: [
        { title: 'Kontakten med Liv Testsson, 070-174 06 05', subject: 'safety' },
        { title: 'Vad Skolan sagt', subject: 'health' },
        { title: 'Skolgång', subject: 'school-work' },
      ],
    }),
  ));
});
afterEach(() => {
  core.close();
  if (core.faults.length > 0) throw new Error('a fault of ours', { cause: core.faults[0] });
});

const found = async () => value(await core.client.meetings.mentions({ meetingId, document: 'agenda' }));
const distribute = (seen?: string[]) =>
  core.client.meetings.distribute({ meetingId, document: 'agenda', agencies: [police, school], as: 'pdf', ...(seen ? { seen } : {}) });
const save = (agencyId: string, seen?: string[]) =>
  core.client.meetings.save({
    ...{ meetingId, document: 'agenda', version: null, recipient: { kind: 'agency', agencyId }, as: 'pdf' },
    ...(seen ? { seen } : {}),
  });
const unseen = { ok: false, error: { code: 'invalid', fields: { mentions: 'mentions-unseen' } } };

describe('an agenda', () => {
  it('tells of the names, numbers and agencies in its headings before it leaves', async () => {
    expect((await found()).map(({ kind, what }) => `${kind} ${what}`).toSorted()).toEqual([
      'agency Skolan',
      'number 070-174 06 05',
      'person Liv Testsson',
    ]);
  });

  it('goes to nobody while somebody has not seen what it mentions: no dialog, no paper, no row', async () => {
    core.asked.splice(0);
    for (const answer of [await distribute(), await distribute([]), await save(police), await save(police, ['annat'])])
      expect(answer).toMatchObject(unseen);
    const [one = '', ...others] = (await found()).map(({ key }) => key);
    expect(await distribute(others)).toMatchObject(unseen);
    expect(await distribute([one])).toMatchObject(unseen);
    expect(core.asked).toEqual([]);
  });

  it('leaves when it was seen, and the log says where and what kind, never whom', async () => {
    const all = await found();
    expect(value(await distribute(all.map(({ key }) => key))).map(({ outcome }) => outcome)).toEqual(['left', 'left']);
    const kind = 'meetings.agenda-mentions-seen';
    const { entries } = value(
      await core.client.audit.list({ kind, userId: null, caseNumber: '', from: null, to: null, before: null, limit: 9 }),
    );
    expect(entries).toHaveLength(1);
    const { payload } = value(await core.client.audit.openPayload({ seq: entries[0]?.seq ?? 0 }));
    expect(payload).toContain('"kind":"person"');
    expect(payload).not.toMatch(/Liv|070-174|Skolan/);
  });

  it('asks nothing of whoever hears none of it, of our own unit, and where nothing is mentioned', async () => {
    value(await save(school));
    value(await core.client.meetings.save({ meetingId, document: 'agenda', version: null, recipient: { kind: 'own-unit' }, as: 'pdf' }));
    for (const item of value(await core.client.meetings.get({ meetingId })).items)
      value(await core.client.meetings.changeItem({ meetingId, itemId: item.id, version: item.version, changes: { title: 'Läget' } }));
    expect(await found()).toEqual([]);
    value(await distribute());
    const { version } = value(await core.client.meetings.get({ meetingId }));
    value(await core.client.meetings.change({ meetingId, version, changes: { place: 'Hos Liv' } }));
    expect((await found()).map(({ itemId, kind }) => [itemId, kind])).toEqual([[null, 'person']]);
    expect(await distribute()).toMatchObject(unseen);
  });
});
