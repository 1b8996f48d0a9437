import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failedText, failedTitle, startOrTell } from './failed-start.ts';
import { recordElectron } from '../recording-electron.ts';
import { longestSilence } from '../start.ts';

let outFolder: string;
beforeEach(async () => {
  outFolder = await mkdtemp(join(tmpdir(), 'utvag-failed-'));
  for (const folder of ['core', 'renderer', 'shell']) await mkdir(join(outFolder, folder));
  await writeFile(join(outFolder, 'package.json'), '{"type":"module"}');
});
afterEach(() => rm(outFolder, { recursive: true }));

const begin = async (
  core: string,
  prepare: (recorded: ReturnType<typeof recordElectron>) => void = () => undefined,
  args: readonly string[] = [],
) => {
  await writeFile(join(outFolder, 'core/core-worker.js'), `import { parentPort } from 'node:worker_threads';\n${core}`);
  const recorded = recordElectron({ userData: join(outFolder, 'data'), isStarting: true });
  prepare(recorded);
  const program = await startOrTell(recorded.electron, {
    runtime: 'electron',
    outFolder,
    arguments: args,
    environment: {},
    platform: 'linux',
  });
  return { ...recorded, program };
};
const readyCore = `
  parentPort.on('message', (message) => {
    if (message.kind === 'close') process.exit(0);
    if (message.kind === 'call' && JSON.parse(message.text).procedure === 'users.lock') parentPort.postMessage({ kind: 'lock' });
  });
  parentPort.postMessage({ kind: 'ready' });`;

/** As in Electron: a page takes a moment, and a second load, or the end of the window, makes the first one fail. */
const slowPage = ({ electron }: ReturnType<typeof recordElectron>): void => {
  const { BrowserWindow } = electron;
  let fail: (why: Error) => void = () => undefined;
  Object.assign(electron, {
    BrowserWindow: class extends BrowserWindow {
      constructor(given: ConstructorParameters<typeof BrowserWindow>[0]) {
        super(given);
        this.on('closed', () => fail(new Error('ERR_FAILED (-2) loading app://utvag')));
      }
      override loadURL = (): Promise<void> => {
        fail(new Error('ERR_ABORTED (-3) loading app://utvag'));
        return new Promise((resolve, reject) => {
          fail = reject;
          setTimeout(resolve, 900);
        });
      };
    },
  });
};

const boxes = ({ dialogs }: Awaited<ReturnType<typeof begin>>): string[] =>
  dialogs.calls.flatMap(([name, title, text]) => (name === 'error' ? [`${String(title)}\n${String(text)}`] : []));
const shown = ({ windows }: Awaited<ReturnType<typeof begin>>): boolean => windows.some((window) => window.names().includes('show'));

describe('a start that fails', () => {
  it('over a native module that cannot be loaded says its name and the likely causes before any window shows, and ends with 1', async () => {
    const failed = await begin(
      `parentPort.postMessage({ kind: 'unloadable', module: 'better-sqlite3', fault: { name: 'Error', code: 'ERR_DLOPEN_FAILED', frames: [] } });`,
    );
    expect([failed.program, failed.ending.code, shown(failed)]).toEqual([null, 1, false]);
    const [box] = boxes(failed);
    expect(box).toContain(failedTitle);
    expect(box).toMatch(
      /Programdelen better-sqlite3 går inte att läsa in \(Error, ERR_DLOPEN_FAILED\).*virusskydd.*glibc 2\.34.*inget har ändrats/s,
    );
    expect(box).toMatch(/part better-sqlite3 cannot be loaded.*virus protection.*nothing has changed/s);
  });

  it('over a core that ends three times says so, and the trace tells where', async () => {
    const failed = await begin(`throw new TypeError('Alva Testsson');`);
    expect([failed.program, failed.ending.code, shown(failed), boxes(failed).length]).toEqual([null, 1, false, 1]);
    expect(boxes(failed)[0]).toMatch(/har stannat gång på gång \(TypeError\).*trace\.json/s);
    const trace = await readFile(join(outFolder, 'data/trace.json'), 'utf8');
    expect(JSON.parse(trace)).toEqual([
      expect.objectContaining({
        source: 'core',
        name: 'TypeError',
        times: 3,
        frames: [{ file: 'core/core-worker.js', line: 2, column: 7 }],
      }),
      expect.objectContaining({ source: 'shell', name: 'StartFault' }),
    ]);
    expect(trace).not.toContain('Alva');
  });

  it('over a data folder that cannot be written to says which, and why', async () => {
    const failed = await begin('', ({ electron }) => {
      Object.assign(electron.app, { getPath: (name: string) => (name === 'home' ? homedir() : join(homedir(), '.bashrc-nobody', '\0')) });
    });
    expect([failed.program, failed.ending.code, failed.windows]).toEqual([null, 1, []]);
    expect(boxes(failed)[0]).toMatch(/Det går inte att skriva i mappen för programmets data, ~/);
    expect(boxes(failed)[0]).not.toContain(homedir());
  });

  it.each<[string, (recorded: ReturnType<typeof recordElectron>) => void]>([
    ['a window that cannot be made', ({ electron }) => Object.assign(electron, { BrowserWindow: undefined })],
    ['a session that cannot be closed', ({ electron }) => Object.assign(electron, { session: null })],
    [
      'Electron never becoming ready',
      ({ electron }) => Object.assign(electron.app, { whenReady: () => Promise.reject(new Error('hemlig')) }),
    ],
  ])('over %s leaves no process with the lock', async (_what, breakIt) => {
    const failed = await begin(`parentPort.on('message', () => undefined); parentPort.postMessage({ kind: 'ready' });`, breakIt);
    expect([failed.program, failed.ending.code, shown(failed)]).toEqual([null, 1, false]);
    expect(boxes(failed)[0]).toMatch(/Ett oväntat fel hindrade programmet från att starta \(\w+\)/);
    expect(boxes(failed)[0]).not.toContain('hemlig');
  });

  it('whose page does not load ends, too', async () => {
    const failed = await begin(`parentPort.on('message', () => undefined); parentPort.postMessage({ kind: 'ready' });`, ({ electron }) => {
      const { BrowserWindow } = electron;
      Object.assign(electron, {
        BrowserWindow: class extends BrowserWindow {
          override loadURL = (): Promise<void> => Promise.reject(new Error('ERR_FAILED (-2) loading app://utvag'));
        },
      });
    });
    expect([failed.program, failed.ending.code]).toEqual([null, 1]);
  });

  it('is none when the computer is locked while the first page loads', async () => {
    const began = await begin(readyCore, (recorded) => {
      slowPage(recorded);
      setTimeout(() => recorded.powerMonitor.emit('suspend'), 200);
    });
    expect([began.program === null, began.ending.code, boxes(began)]).toEqual([false, null, []]);
    await began.program?.close();
  });

  it('is none when somebody quits while the first page loads: it ends, and says nothing', async () => {
    const began = await begin(readyCore, (recorded) => {
      slowPage(recorded);
      setTimeout(() => recorded.electron.app.quit(), 200);
    });
    await expect.poll(() => began.ending.code, { timeout: 10_000 }).toBe(0);
    expect(boxes(began)).toEqual([]);
  });

  it('over a core that says nothing is told after a bound', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const begun = begin(`parentPort.on('message', () => undefined);`);
      const isOver = begun.then(() => true);
      for (let tries = 0; tries < 50; tries += 1) {
        await new Promise((resolve) => setImmediate(resolve));
        await vi.advanceTimersByTimeAsync(longestSilence / 25);
      }
      expect(await isOver).toBe(true);
      const failed = await begun;
      expect([failed.program, failed.ending.code, boxes(failed).length]).toEqual([null, 1, 1]);
      expect(boxes(failed)[0]).toMatch(/svarar inte\. Starta om datorn/);
    } finally {
      vi.useRealTimers();
    }
  });

  it.each([['--demo'], ['--register=/tmp/annat']])('that asks for another register (%s) while it runs says so', async (argument) => {
    const failed = await begin(readyCore, ({ electron }) => Object.assign(electron.app, { requestSingleInstanceLock: () => false }), [
      argument,
    ]);
    expect([failed.program, failed.ending.code, failed.windows]).toEqual([null, 1, []]);
    expect(boxes(failed)[0]).toMatch(
      /^.*\nUtväg är redan igång\. Avsluta det först, och öppna sedan det register du vill ha\.\n\nUtväg is running already/,
    );
    expect(boxes(failed)[0]).not.toMatch(/Inget register är öppet|No register is open/);
  });

  it('after a good one: a core that says it is ready, and dies at each call, is told and not begun for ever', async () => {
    const good = await begin(`
      parentPort.on('message', (message) => message.kind === 'call' && process.exit(3));
      parentPort.postMessage({ kind: 'ready' });`);
    for (let tries = 0; tries < 20 && good.ending.code === null; tries += 1) {
      good.powerMonitor.emit('suspend');
      await new Promise((resolve) => setTimeout(resolve, 700));
    }
    expect(good.ending.code).toBe(1);
    expect(boxes(good)).toHaveLength(1);
    await good.program?.close();
  });

  it('after a good one: a page that falls over each time it is loaded is told', async () => {
    const good = await begin(readyCore);
    for (let tries = 0; tries < 5; tries += 1) good.windows[0]?.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(good.ending.code).toBeNull();
    good.windows[0]?.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    await expect.poll(() => good.ending.code).toBe(1);
    expect(boxes(good)[0]).toMatch(/fönster har stannat gång på gång \(PageEnded, crashed\)/);
    await good.program?.close();
  });

  it('after a good one: a core that cannot be had again is told, and the program ends', async () => {
    const good = await begin(`
      import { existsSync, writeFileSync } from 'node:fs';
      if (existsSync(new URL('../was-there', import.meta.url))) throw new RangeError('weg');
      writeFileSync(new URL('../was-there', import.meta.url), '');
      parentPort.on('message', (message) => message.kind === 'call' && process.exit(3));
      parentPort.postMessage({ kind: 'ready' });`);
    expect([good.program === null, shown(good), good.ending.code]).toEqual([false, true, null]);
    good.powerMonitor.emit('suspend');
    await expect.poll(() => good.ending.code, { timeout: 10_000 }).toBe(1);
    expect(boxes(good)).toHaveLength(1);
    await good.program?.close();
  });

  it('says nothing of an error but its kind and code', () => {
    const text = failedText(Object.assign(new Error('Alva Testsson 19900101-2384'), { code: 'EACCES', path: '/home/alva' }));
    expect(text).toContain('(Error, EACCES)');
    expect(text).not.toMatch(/Alva|1990|home/);
  });
});
