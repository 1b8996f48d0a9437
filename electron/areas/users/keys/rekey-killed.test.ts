import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrations } from '../../../core/migrations.ts';
import { verifyChain } from '../../../register/log/audit-chain.ts';
import { damageIn } from '../../../register/integrity.ts';
import { knownHeads } from '../../../register/log/heads.ts';
import { openRegister } from '../../../register/register.ts';
import { invented } from '../../../testing/invented.ts';
import { makeRegister, passphrase, testCore, testPassphrase, value } from '../../../testing/test-core.ts';

const child = fileURLToPath(new URL('../../../testing/rekey-child.ts', import.meta.url));
let home: string;
let original: string;
let steps: string;
const people = 300;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'utvag-killed-'));
  const core = testCore({ folder: home });
  await makeRegister(core);
  for (let i = 0; i < people; i += 1) value(await core.client.participants.register(invented(`Testa${i}`)));
  core.core.close();
  original = core.folder;
  steps = join(home, 'steps.json');
  writeFileSync(steps, JSON.stringify(migrations));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

type Ended = { readonly said: string; readonly signal: NodeJS.Signals | null; readonly code: number | null; readonly took: number };

/** On a fresh copy; `after` milliseconds from when the register is open, or at an instant the child knows. */
const rekeyAndKill = async (folder: string, how: { readonly at: string } | { readonly after: number | null }): Promise<Ended> => {
  cpSync(original, folder, { recursive: true });
  const run = spawn(process.execPath, [child, folder, steps, 'at' in how ? how.at : '', testPassphrase], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  let from = 0;
  run.stdout.on('data', (text: Buffer) => {
    said += text.toString();
    if (from > 0 || !said.includes('ready')) return;
    from = performance.now();
    if ('after' in how && how.after !== null) setTimeout(() => run.kill('SIGKILL'), how.after);
  });
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
    run.once('close', (...ends) => resolve(ends)),
  );
  return { said, signal, code, took: performance.now() - from };
};

/** What its owner finds: the same passphrase, every row, a chain that is consistent with itself and with every head noted next to it. */
const expectWhole = async (folder: string): Promise<string> => {
  const { register } = await openRegister({
    folder,
    runtime: 'stand-in',
    now: '2026-05-07T10:00:00.000Z',
    migrations,
    secret: passphrase(),
    slots: (envelope) => envelope.slots,
  });
  expect(damageIn(register.db)).toBe(0);
  expect(register.db.get('select count(*) as n from cases')).toEqual({ n: people });
  expect(verifyChain(register.db, knownHeads(folder)).brokenAt).toBeNull();
  register.close();
  return (JSON.parse(readFileSync(join(folder, 'utvag-register.json'), 'utf8')) as { generation: string }).generation;
};

describe('a re-key that is killed', () => {
  it.each([
    ['before the copy', 'now-1', '0001'],
    ['while rows are copied', 'copy', '0001'],
    ['when the rows are there', 'verify', '0001'],
    ['before the envelope', 'seal', '0001'],
    ['just before the pointer', 'switch', '0001'],
    ['just after the pointer', 'now-2', '0002'],
    ['before the second note', 'now-3', '0002'],
    ['before it is locked', 'lock', '0002'],
  ])('%s leaves a register that opens with the same passphrase', async (_, at, generation) => {
    const folder = join(home, `at-${at}`);
    const { signal, said } = await rekeyAndKill(folder, { at });
    expect(said).toContain('ready');
    expect(signal).toBe('SIGKILL');
    expect(await expectWhole(folder)).toBe(generation);
  });

  it('at any instant leaves a register that opens with the same passphrase', async () => {
    const whole = await rekeyAndKill(join(home, 'whole'), { after: null });
    expect(whole).toMatchObject({ code: 0, said: expect.stringContaining('done') as string });
    expect(await expectWhole(join(home, 'whole'))).toBe('0002');
    const ends = new Map<string, number>();
    for (let n = 0; n < 16; n += 1) {
      const folder = join(home, `after-${n}`);
      await rekeyAndKill(folder, { after: (whole.took * n) / 16 });
      const generation = await expectWhole(folder);
      ends.set(generation, (ends.get(generation) ?? 0) + 1);
    }
    expect(ends.get('0001') ?? 0).toBeGreaterThan(0);
  });
});
