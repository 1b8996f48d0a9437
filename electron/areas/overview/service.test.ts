import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, testCore, value, type TestCore } from '../../testing/test-core.ts';
import type { Overview } from './contract.ts';

let test: TestCore;
const due = async (): Promise<Overview> => value(await test.client.overview.due({}));

beforeAll(async () => {
  test = testCore();
  value(await test.client.users.openDemo({}));
});
afterAll(() => test.close());

describe('Idag', () => {
  it('says nothing but kinds, case numbers, dates, counts, agencies and ids (SoLPuL 7 a §)', async () => {
    const overview = await due();
    const agencies = value(await test.client.settings.agencies({})).map((agency) => agency.name);
    const uuid = /^([a-z-]+\/)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
    const plain = /^(Ä-\d{4}-\d{3}|\d{4}-\d{2}-\d{2}|\d{2}:\d{2})$/;
    const words = new Set([
      ...[
        'reassessment',
        'consent-lapses',
        'signature-missing',
        'comes-of-age',
        'action',
        'meeting',
        'minutes',
        'move-day',
        'plan-conflict',
        'recall',
        'log-check',
        'second-backup',
      ],
      ...['late', 'today', 'week', 'later', 'sig', 'sspf', 'other'],
      ...agencies,
    ]);
    const check = (part: unknown): void => {
      if (typeof part === 'string') expect(uuid.test(part) || plain.test(part) || words.has(part), part).toBe(true);
      else if (typeof part === 'object' && part !== null) Object.values(part).forEach(check);
    };
    check(overview);
    expect(overview.items.length).toBeGreaterThan(15);
  });

  it('asks for no opened case, and names a sealed one as any other', async () => {
    const rows = value(await test.client.participants.list({})).rows;
    const sealed = rows.find((row) => row.name === null);
    expect(refusal(await test.client.participants.get({ caseId: sealed?.caseId ?? '' }))).toBe('no-grant');
    const items = (await due()).items.filter((item) => item.cases.some((one) => one.caseId === sealed?.caseId));
    expect(items.map((item) => item.kind)).toEqual(['reassessment']);
    expect(Object.keys(items[0] ?? {}).sort()).toEqual(['cases', 'date', 'days', 'group', 'id', 'kind', 'time']);
  });

  it('gives every case that has something ahead its next date', async () => {
    const { rows } = value(await test.client.participants.list({}));
    const byNumber = Object.fromEntries(rows.map(({ caseNumber, nextDate }) => [caseNumber, nextDate]));
    expect(byNumber).toMatchObject({ 'Ä-2026-009': '2026-05-09', 'Ä-2026-012': '2026-05-07', 'Ä-2026-007': '2026-05-12' });
  });

  it('ticks an action off without opening its case, and takes the tick back', async () => {
    const first = (await due()).items.find((item) => item.kind === 'action');
    if (first?.kind !== 'action') throw new Error('the demo has an action that is late');
    const { actionId, version } = first;
    const { version: done } = value(await test.client.overview.tickAction({ actionId, version, isDone: true }));
    expect((await due()).items.some((item) => item.id === first.id)).toBe(false);
    expect(refusal(await test.client.overview.tickAction({ actionId, version, isDone: true }))).toBe('conflict');
    value(await test.client.overview.tickAction({ actionId, version: done, isDone: false }));
    expect((await due()).items.some((item) => item.id === first.id)).toBe(true);
    expect(refusal(await test.client.overview.tickAction({ actionId: 'x', version: 1, isDone: true }))).toBe('not-found');
  });

  it('follows the day', async () => {
    test.clock.now = '2026-05-14T06:00:00.000Z';
    const { items, today } = await due();
    expect(today).toBe('2026-05-14');
    // The move was yesterday, with steps left; the person of age has a consent that only guardians gave.
    expect(items.find((item) => item.kind === 'move-day')).toMatchObject({ days: -1, group: 'late' });
    expect(items.some((item) => item.kind === 'signature-missing' && item.cases[0]?.caseNumber === 'Ä-2026-009')).toBe(true);
    expect(test.faults).toEqual([]);
  });
});
