import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { formatRecoveryCode } from '../../../base/recovery-code.ts';
import { makeRegister, passphrase, refusal, testCore, typed, value, type TestCore } from '../../../testing/test-core.ts';

let home: string;
let test: TestCore;
let code: string;
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'utvag-waiting-'));
  test = testCore({ folder: home });
  code = await makeRegister(test);
  value(await test.client.users.lock({}));
});
afterEach(() => {
  if (test.faults.length > 0) throw new Error('the core had a fault', { cause: test.faults[0] });
  test.close();
  rmSync(home, { recursive: true });
});

const restart = (): void => {
  const { now } = test.clock;
  test.close();
  test = testCore({ folder: home, now });
};
const wrong = async (): Promise<string> =>
  refusal(await test.client.users.unlock({ signature: 'ME' }, [new TextEncoder().encode('fel fras fel fras')]));
const right = () => test.client.users.unlock({ signature: 'ME' }, [passphrase()]);
const after = (seconds: number): void => {
  test.clock.now = new Date(Date.parse('2026-05-07T08:00:00.000Z') + seconds * 1000).toISOString();
};
const told = async () => {
  const { failedUnlocks, waitUntil } = value(await test.client.users.status({}));
  return { failedUnlocks, waitUntil };
};
const fail = async (times: number): Promise<void> => {
  for (let n = 0; n < times; n += 1) expect(await wrong()).toBe('wrong-passphrase');
};

it('tries three times at once, then makes also the right passphrase wait, and counts no try that was not made', async () => {
  await fail(3);
  expect(await told()).toEqual({ failedUnlocks: 3, waitUntil: '2026-05-07T08:00:02.000Z' });
  expect(await wrong()).toBe('wait');
  expect(refusal(await right())).toBe('wait');
  expect(refusal(await test.client.users.unlockWithRecoveryCode({}, [typed(code)]))).toBe('wait');
  expect((await told()).failedUnlocks).toBe(3);
  after(1.999);
  expect(refusal(await right())).toBe('wait');
  after(2);
  expect(value(await right()).failedBefore).toBe(3);
  value(await test.client.users.lock({}));
  expect(await told()).toEqual({ failedUnlocks: 0, waitUntil: null });
});

it('counts the code as it counts the passphrase, but no slip of the pen', async () => {
  // Has valid check digits, but belongs to another register.
  const other = formatRecoveryCode(new Uint8Array(20));
  expect(refusal(await test.client.users.unlockWithRecoveryCode({}, [typed(other)]))).toBe('wrong-passphrase');
  expect((await told()).failedUnlocks).toBe(1);
  expect(refusal(await test.client.users.unlockWithRecoveryCode({}, [typed('slip')]))).toBe('invalid');
  expect((await told()).failedUnlocks).toBe(1);
  await fail(2);
  expect(refusal(await test.client.users.unlockWithRecoveryCode({}, [typed(code)]))).toBe('wait');
});

it('makes tries that come at once wait for each other', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, wrong));
  expect(answers.filter((answer) => answer === 'wrong-passphrase')).toHaveLength(3);
  expect(answers.filter((answer) => answer === 'wait')).toHaveLength(5);
});

it('remembers over a restart', async () => {
  await fail(3);
  restart();
  expect(await wrong()).toBe('wait');
  after(2);
  await fail(1);
  restart();
  after(5.9);
  expect(await wrong()).toBe('wait');
  after(6);
  value(await right());
});

it('is neither shortened nor drawn out by a clock that was put back, also by years', async () => {
  await fail(3);
  for (const back of [-10, -5 * 365 * 86_400]) {
    after(back);
    restart();
    expect(await wrong()).toBe('wait');
    after(back + 1.9);
    expect(await wrong()).toBe('wait');
    after(back + 2);
    expect((await told()).waitUntil).toBeNull();
  }
  value(await right());
});

it('waits at most five minutes, whatever stands in the file', async () => {
  const file = join(test.folder, 'while-locked.jsonl');
  await fail(1);
  const line = readFileSync(file, 'utf8');
  appendFileSync(file, line.repeat(200));
  appendFileSync(file, line.replace(/"at":"[^"]*"/, '"at":"9999-12-31T23:59:59.999Z"'));
  appendFileSync(file, 'no JSON at all\n');
  expect(await told()).toEqual({ failedUnlocks: 202, waitUntil: '2026-05-07T08:05:00.000Z' });
  after(300);
  value(await right());
});
