import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PortAsk } from '../../../base/ports.ts';
import type { TraceEntry } from '../../../base/faults.ts';
import { openTestCore, refusal, value, type TestCore } from '../../../testing/test-core.ts';

const entry: TraceEntry = {
  at: '2026-05-07T08:00:00.000Z',
  source: 'core',
  version: '0.1.0',
  times: 1,
  name: 'TypeError',
  code: null,
  frames: [{ file: 'core/core-worker.js', line: 1, column: 2 }],
};

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore({
    answer: ({ port }: PortAsk) => (port === 'read-trace' ? { kind: 'trace', entries: [entry] } : { kind: 'done' }),
  });
});
afterEach(() => core.close());

describe('a fault of the window', () => {
  const good = { name: 'TypeError', frames: [{ file: 'assets/index-abc.js', line: 1, column: 2 }] } satisfies Parameters<
    TestCore['client']['users']['noteFault']
  >[0];

  it('is passed on as its kind and its places, before a register is open too', async () => {
    value(await core.client.users.noteFault(good));
    await core.client.users.lock({});
    value(await core.client.users.noteFault(good));
    const noted = { port: 'note-fault', fault: { ...good, code: null } };
    expect(core.asked.filter(({ port }) => port === 'note-fault')).toEqual([noted, noted]);
  });

  it.each([
    ['a message', { ...good, message: 'Kanarie' }],
    ['a name of its own', { ...good, name: 'Kanarie' }],
    ['a code', { ...good, code: 'SQLITE_KANARIE' }],
    ['a place elsewhere', { ...good, frames: [{ file: '/home/kanarie/core/x.js', line: 1, column: 1 }] }],
    ['words for a place', { ...good, frames: [{ file: 'assets/Kanarie Kanariesson.js', line: 1, column: 1 }] }],
    ['words for a line', { ...good, frames: [{ file: 'assets/x.js', line: 'Kanarie', column: 1 }] }],
    ['too many places', { ...good, frames: Array.from({ length: 13 }, () => good.frames[0]) }],
  ])('with %s is refused, and nothing of it goes on', async (_what, input) => {
    const { result } = await core.core.call(JSON.stringify({ procedure: 'users.noteFault', input }), []);
    expect(refusal(result)).toBe('invalid');
    expect(core.asked.some(({ port }) => port === 'note-fault')).toBe(false);
  });
});

it('the trace is read through the shell, and is no part of the register', async () => {
  expect(value(await core.client.users.trace({}))).toEqual({ entries: [entry] });
  const { entries } = value(
    await core.client.audit.list({ kind: 'users.trace', userId: '', caseNumber: '', from: null, to: null, before: null, limit: 50 }),
  );
  expect(entries).toEqual([]);
});
