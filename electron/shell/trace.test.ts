import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faultOf, type Fault } from '../base/faults.ts';
import { mostEntries, mostOfTheWindow, openTrace } from './trace.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'utvag-trace-'));
  for (const [folder, name] of [
    ['out/core', 'core-worker.js'],
    ['out/shell', 'main.js'],
    ['out/renderer/assets', 'index-abc.js'],
  ] as const) {
    mkdirSync(join(home, folder), { recursive: true });
    writeFileSync(join(home, folder, name), '');
  }
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const file = (): string => join(home, 'trace.json');
const opened = (minute = { now: 0 }) =>
  openTrace({
    file: file(),
    outFolder: join(home, 'out'),
    version: '0.1.0',
    now: () => new Date(Date.UTC(2026, 4, 7, 8, minute.now)).toISOString(),
  });
const fault = (line: number, place = 'core/core-worker.js'): Fault => ({
  name: 'TypeError',
  code: null,
  frames: [{ file: place, line, column: 1 }],
});

describe('the trace', () => {
  it('keeps what failed over a restart, for its owner alone, and counts the same one up', () => {
    const minute = { now: 0 };
    opened(minute).note('core', fault(1));
    minute.now = 5;
    opened(minute).note('core', fault(1));
    opened(minute).note('core', fault(2));
    expect(opened().entries()).toEqual([
      { at: '2026-05-07T08:05:00.000Z', source: 'core', version: '0.1.0', times: 2, ...fault(1) },
      { at: '2026-05-07T08:05:00.000Z', source: 'core', version: '0.1.0', times: 1, ...fault(2) },
    ]);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(readdirSync(home).filter((name) => name.startsWith('trace'))).toEqual(['trace.json']);
  });

  it(`holds the last ${mostEntries}, of which the window fills no more than ${mostOfTheWindow}`, () => {
    const trace = opened();
    for (let line = 1; line <= mostEntries + 20; line += 1) trace.note('core', fault(line));
    for (let line = 1; line <= mostEntries; line += 1) trace.note('window', fault(line, 'assets/index-abc.js'));
    const entries = trace.entries();
    expect(entries).toHaveLength(mostEntries);
    expect(entries.filter(({ source }) => source === 'window')).toHaveLength(mostOfTheWindow);
    expect(entries.at(-1)?.frames[0]?.line).toBe(mostEntries);
  });

  it('takes only places in files the program is built of, and those of the window only from the window', () => {
    const trace = opened();
    const places = ['core/core-worker.js', 'core/alva-testsson.js', 'assets/index-abc.js', 'assets/Alva.js', 'shell/main.js'];
    const frames = places.map((place) => ({ file: place, line: 1, column: 1 }));
    trace.note('window', { name: 'Error', code: null, frames });
    trace.note('shell', { name: 'Error', code: null, frames });
    expect(trace.entries().map((entry) => entry.frames.map((frame) => frame.file))).toEqual([
      ['assets/index-abc.js'],
      ['core/core-worker.js', 'shell/main.js'],
    ]);
  });

  it('keeps nothing of what has no such shape, and begins anew over a file that is not its own', () => {
    const trace = opened();
    trace.note('core', { ...fault(1), name: 'Alva Testsson' } as unknown as Fault);
    trace.note('core', { ...fault(1), message: 'Alva Testsson' } as unknown as Fault);
    trace.note('core', { ...fault(1), code: 'Alva Testsson' });
    expect(existsSync(file())).toBe(false);
    writeFileSync(file(), '[{"message":"Alva Testsson"}]');
    expect(trace.entries()).toEqual([]);
    trace.note('core', fault(1));
    expect(trace.entries()).toHaveLength(1);
    expect(readFileSync(file(), 'utf8')).not.toContain('Alva');
  });

  it('is worth no refusal: a folder that is gone or cannot be written to is passed over', () => {
    const trace = openTrace({
      file: join(home, 'gone/trace.json'),
      outFolder: home,
      version: '0.1.0',
      now: () => new Date().toISOString(),
    });
    expect(() => trace.note('shell', faultOf(new Error('x')))).not.toThrow();
    chmodSync(home, 0o700);
  });

  it('never holds a name, a message, a path of a person or a personal number, wherever an error has put them', () => {
    const canaries = ['Kanarie Kanariesson', '19900101-2384', homedir(), `/home/${userInfo().username}/`, 'kanarie@example.org'];
    const trace = opened();
    for (const canary of canaries) {
      const error = Object.assign(new Error(canary), { name: canary, code: canary, path: canary, cause: new Error(canary) });
      error.stack = `${canary}: ${canary}\n    at ${canary} (${canary}/out/core/core-worker.js:1:1)\n    at ${canary}/core/${canary}.js:1:1`;
      for (const source of ['shell', 'core', 'job', 'window'] as const) trace.note(source, faultOf(error));
    }
    const text = readFileSync(file(), 'utf8');
    expect(text).toContain('core/core-worker.js');
    for (const canary of canaries) expect(text).not.toContain(canary);
    expect(text.toLowerCase()).not.toContain('kanarie');
  });
});
