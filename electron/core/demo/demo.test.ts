import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adultTestNumbers, testNumbers } from '../../base/test-numbers.ts';
import { refusal, testCore, value, type TestCore } from '../../testing/test-core.ts';

let test: TestCore;

const byNumber = async (caseNumber: string): Promise<string> => {
  const found = value(await test.client.participants.list({})).rows.find((row) => row.caseNumber === caseNumber);
  if (!found) throw new Error(`no case ${caseNumber}`);
  value(await test.client.participants.openCase({ caseId: found.caseId, reason: 'Visning av demoregistret' }));
  return found.caseId;
};

beforeAll(async () => {
  test = testCore();
  value(await test.client.users.openDemo({}));
});
afterAll(() => test.close());

describe('the demo register', () => {
  it('holds fourteen invented people in every phase but one, one of them sealed, one closed, one paused', async () => {
    const rows = value(await test.client.participants.list({})).rows;
    expect(rows).toHaveLength(14);
    expect(rows.filter((row) => row.name === null).map((row) => row.caseNumber)).toEqual(['Ä-2025-018']);
    expect(
      rows
        .filter((row) => row.state !== 'active')
        .map((row) => row.state)
        .toSorted(),
    ).toEqual(['closed', 'paused']);
    expect(new Set(rows.map((row) => row.phase)).size).toBeGreaterThanOrEqual(7);
  });

  it('uses only numbers that Skatteverket publishes for tests', async () => {
    const published = new Set([...testNumbers, ...adultTestNumbers].map((each) => each.number));
    for (const { caseNumber } of value(await test.client.participants.list({})).rows) {
      const { personalNumber } = value(await test.client.participants.revealNumber({ caseId: await byNumber(caseNumber) }));
      expect(personalNumber === null || published.has(personalNumber), caseNumber).toBe(true);
    }
  });

  it('leaves no case open', async () => {
    const fresh = testCore();
    value(await fresh.client.users.openDemo({}));
    const [first] = value(await fresh.client.participants.list({})).rows;
    expect(refusal(await fresh.client.participants.get({ caseId: first?.caseId ?? '' }))).toBe('no-grant');
    fresh.close();
  });

  it('shows Alva as the pictures do: two guardians, the third consent, three subjects for the school', async () => {
    const caseId = await byNumber('Ä-2026-012');
    const alva = value(await test.client.participants.get({ caseId }));
    expect(alva).toMatchObject({
      givenName: 'Alva',
      familyName: 'Testberg',
      age: 16,
      phase: 'stabilisation',
      maskedNumber: '20100101-••••',
    });
    expect(alva.guardians.map((guardian) => guardian.givenName)).toEqual(['Bo', 'Cecilia']);
    const [newest] = value(await test.client.consents.list({ caseId }));
    expect(newest).toMatchObject({ number: 3, validTo: '2026-11-30', missing: [] });
    const agencies = value(await test.client.settings.agencies({}));
    const school = agencies.find((agency) => agency.kind === 'school')?.id;
    const { cells } = value(await test.client.consents.matrix({ caseId, at: null }));
    expect(cells.filter((cell) => cell.agencyId === school && cell.state === 'yes').map((cell) => cell.subject)).toEqual([
      'school-work',
      'leisure',
    ]);
    const picture = value(await test.client.threats.get({ caseId }));
    expect(picture.assessments.map((each) => each.level)).toEqual(['high', 'elevated']);
    expect(picture.reassessment).toMatchObject({ dueOn: '2026-05-06', overdue: true });
    expect(value(await test.client.events.list({ caseId })).rows.length).toBeGreaterThanOrEqual(6);
  });

  it('has a SIG meeting today with seven items, of which the school hears what its consent covers', async () => {
    const parts = await Promise.all((['coming', 'unfinished', 'past'] as const).map((part) => test.client.meetings.list({ part })));
    const meetings = parts.flatMap((part) => value(part).rows);
    const today = meetings.filter((meeting) => meeting.date === '2026-05-07');
    expect(today.map((meeting) => `${meeting.type} ${meeting.number} ${meeting.startTime}`).toSorted()).toEqual([
      'sig 14 10:30',
      'sig 15 13:00',
    ]);
    const meetingId = today.find((meeting) => meeting.number === 14)?.id ?? '';
    const { items, agencies } = value(await test.client.meetings.open({ meetingId, reason: '' }));
    expect([items.length, agencies.length]).toEqual([7, 6]);
    const cover = value(await test.client.meetings.cover({ meetingId }));
    const heard = (kind: string): number =>
      cover.filter((cell) => cell.isHeard && cell.agencyId === agencies.find((agency) => agency.agencyKind === kind)?.agencyId).length;
    expect([heard('police'), heard('school'), heard('social-services')]).toEqual([4, 4, 7]);
    expect(meetings.filter((meeting) => meeting.state === 'finalised').length).toBeGreaterThanOrEqual(4);
  });

  it('has let out the minutes of the meetings that were finished, each agency its own', async () => {
    const caseId = await byNumber('Ä-2026-012');
    const left = value(await test.client.disclosures.list({ caseId }));
    expect(left.length).toBeGreaterThanOrEqual(4);
    expect(left.every((each) => each.leftAs === 'print' && each.leftAt?.startsWith('2026-04-23'))).toBe(true);
  });

  it('has a move on Wednesday with two mandatory steps left, and a plan whose place a zone has reached', async () => {
    const plans = value(await test.client.relocation.list({})).rows;
    expect(plans.find((plan) => plan.caseNumber === 'Ä-2026-010')).toMatchObject({ moveDate: '2026-05-13', mandatoryLeft: 2 });
    const noel = value(await test.client.relocation.get({ caseId: await byNumber('Ä-2026-010') }));
    expect(noel?.destination?.state).toBe('clear');
    expect(noel?.zones.map((zone) => zone.radiusKm).toSorted()).toEqual([25, 35, 60]);
    expect(noel?.cardGivesAway).toEqual({});
    const ludvig = value(await test.client.relocation.get({ caseId: await byNumber('Ä-2026-004') }));
    expect(ludvig?.destination?.state).toBe('conflict');
  });

  it('has two late actions with the police among six, and one late with the employment service', async () => {
    const { agencies } = value(await test.client.overview.due({}));
    expect(agencies.map(({ agency, open, late }) => [agency, open, late])).toEqual([
      ['Polisen', 6, 2],
      ['Skolan', 4, 0],
      ['Frivården', 3, 0],
      ['Arbetsförmedlingen', 2, 1],
      ['Regionen', 1, 0],
    ]);
  });

  it('has a log that tells of the spring in order and verifies', async () => {
    const verdict = value(await test.client.audit.verify({}));
    expect(verdict).toMatchObject({ brokenAt: null });
    expect(verdict.entries).toBeGreaterThan(300);
    const first = { kind: '', userId: null, caseNumber: '', from: null, to: null, before: 400, limit: 500 };
    const times = value(await test.client.audit.list(first)).entries.map((entry) => entry.at);
    expect(times).toHaveLength(399);
    expect(times).toEqual(times.toSorted().toReversed());
    expect(test.faults).toEqual([]);
  });

  it.each(['2026-01-01T06:00:00.000Z', '2027-02-28T23:30:00.000Z', '2028-02-29T12:00:00.000Z', '2034-08-05T09:00:00.000Z'])(
    'is the same spring on another day: %s',
    async (now) => {
      const other = testCore({ now });
      value(await other.client.users.openDemo({}));
      const { items } = value(await other.client.overview.due({}));
      const kinds = new Set(items.map((item) => item.kind));
      expect(kinds.size).toBe(10);
      expect(items.filter((item) => item.kind === 'meeting' && item.days === 0)).toHaveLength(2);
      expect(other.faults).toEqual([]);
      other.close();
    },
  );
});
