import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { switches } from '../shell/policy/policy.ts';
import { start, type Program } from '../shell/start.ts';
import { findChromium, launchHeadless } from './chromium.ts';
import { platforms } from './platforms.ts';
import { contextDefaults, createStandIn, type StandIn, type StandInOptions } from './stand-in.ts';

/** A page and a core of a few lines each: the connection between them is what is tested. */
const html = `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Utväg</title><link rel="stylesheet" href="page.css"></head>
<body><h1>Fönstret</h1><p id="reply"></p><p id="event"></p><p id="language"></p><a href="https://example.org/">ut</a>
<a href="index.html?left">bort</a><a href="index.html" target="_blank">nytt</a><iframe title="ram"></iframe><script type="module" src="page.js"></script></body></html>`;
const css = 'h1 { color: rgb(31, 92, 87) }';
const script = `
document.querySelector('#language').textContent = new URLSearchParams(location.search).get('lang');
utvag.onEvent((text) => { document.querySelector('#event').textContent += text; });
window.ask = (text, bytes = []) => utvag.call(text, bytes);
const reply = await utvag.call(JSON.stringify({ procedure: 'echo', input: 'hej åäö' }), [new Uint8Array([1, 2, 255])]);
document.querySelector('#reply').textContent = reply;
`;
const worker = `
import { parentPort, workerData } from 'node:worker_threads';
parentPort.on('message', (message) => {
  if (message.kind === 'close') process.exit(0);
  if (message.kind === 'set-clock') parentPort.postMessage({ kind: 'event', text: message.clock });
  if (message.kind === 'port-reply') {
    const { kind, bytes, name } = message.answer;
    parentPort.postMessage({ kind: 'event', text: JSON.stringify({ kind, name, start: bytes && Buffer.from(bytes.slice(0, 5)).toString() }) });
  }
  if (message.kind !== 'call') return;
  const { procedure, input } = JSON.parse(message.text);
  if (procedure === 'users.lock' || procedure === 'lock') parentPort.postMessage({ kind: 'lock' });
  if (procedure === 'crash') process.exit(3);
  if (procedure === 'never') return;
  if (procedure === 'port') parentPort.postMessage({ kind: 'port', id: 1, ask: { ...input, ...(input.port === 'save-file' ? { bytes: new Uint8Array([65, 66]) } : {}) } });
  if (procedure.startsWith('shell.')) parentPort.postMessage({ kind: 'event', text: 'refused ' + procedure });
  parentPort.postMessage({ kind: 'reply', id: message.id, text: JSON.stringify({ input, bytes: message.bytes.map((each) => [...each]), runtime: workerData.runtime, clock: workerData.clock }) });
});
parentPort.postMessage({ kind: 'ready' });
`;

let outFolder = '';
let browser: Browser;
beforeAll(async () => {
  outFolder = await mkdtemp(join(tmpdir(), 'utvag-stand-in-test-'));
  const files = {
    'renderer/index.html': html,
    'renderer/page.css': css,
    'renderer/page.js': script,
    'core/core-worker.js': worker,
    'package.json': '{"type":"module"}',
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(outFolder, name, '..'), { recursive: true });
    await writeFile(join(outFolder, name), text);
  }
  await build({ configFile: 'build/vite.preload.config.ts', logLevel: 'silent', build: { outDir: join(outFolder, 'shell') } });
  const chromium = findChromium();
  if (chromium === null) throw new Error('no Chromium on this machine');
  browser = await launchHeadless(chromium);
});
afterAll(async () => {
  await browser.close();
  await rm(outFolder, { recursive: true, force: true });
});

let standIn: StandIn;
let program: Program;
let page: Page;
let problems: string[];
let chosen: string;

const begin = async (more: Pick<StandInOptions, 'platform' | 'display'> = {}): Promise<void> => {
  problems = [];
  chosen = join(outFolder, `chosen-${Math.random()}.pdf`);
  standIn = createStandIn({
    ...more,
    windowContext: () => browser.newContext(contextDefaults),
    headless: () => Promise.resolve(browser),
    dialogs: {
      open: () => Promise.resolve({ canceled: false, filePaths: [chosen] }),
      save: () => Promise.resolve({ canceled: false, filePath: chosen }),
    },
    dataFolder: outFolder,
  });
  void standIn.page().then((opened) => {
    opened.on('console', (message) => void (message.type() === 'error' && problems.push(message.text())));
    opened.on('pageerror', (error) => void problems.push(error.message));
  });
  const started = await start(standIn.electron, {
    runtime: 'stand-in',
    outFolder,
    arguments: ['--lang', 'en'],
    environment: { UTVAG_CLOCK: '2026-05-07T08:00:00Z' },
  });
  if (started === null) throw new Error('did not start');
  program = started;
  page = await standIn.page();
  await page.locator('#reply').filter({ hasText: 'input' }).waitFor();
};
beforeEach(() => begin());
afterEach(async () => {
  await program.close();
  await standIn.ended;
});

const ask = (procedure: string, input: unknown = {}): Promise<string> =>
  page.evaluate(`ask(${JSON.stringify(JSON.stringify({ procedure, input }))})`);
const patience = { timeout: 30_000 };
const eventText = (): Promise<string | null> => page.locator('#event').textContent();

describe('the shell in the stand-in', () => {
  it('makes a call round trip with text and bytes, without one policy violation under Trusted Types', async () => {
    expect(JSON.parse((await page.locator('#reply').textContent()) ?? '')).toEqual({
      input: 'hej åäö',
      bytes: [[1, 2, 255]],
      runtime: 'stand-in',
      clock: '2026-05-07T08:00:00Z',
    });
    expect(await page.locator('#language').textContent()).toBe('en');
    expect(await page.evaluate(`getComputedStyle(document.querySelector('h1')).color`)).toBe('rgb(31, 92, 87)');
    expect(problems).toEqual([]);
  });

  it('leaves the page its own bytes: the preload overwrites the copy it was handed', async () => {
    const told = await page.evaluate(`(async () => {
      const bytes = new Uint8Array([1, 2, 3]);
      const reply = JSON.parse(await ask(JSON.stringify({ procedure: 'echo', input: {} }), [bytes]));
      return { sent: reply.bytes, kept: [...bytes] };
    })()`);
    expect(told).toEqual({ sent: [[1, 2, 3]], kept: [1, 2, 3] });
  });

  it('brings an event to the window, and the clock to the core', async () => {
    program.setClock('2026-06-01T08:00:00Z');
    await expect.poll(eventText, patience).toBe('2026-06-01T08:00:00Z');
    program.setClock('2026-06-02T08:00:00Z');
    await expect.poll(eventText, patience).toBe('2026-06-01T08:00:00Z2026-06-02T08:00:00Z');
    expect(problems).toEqual([]);
  });

  it('hardening 04 enforced: enforces the policy: inline script, HTML from text and foreign fetches fail', async () => {
    const blocked = await page.evaluate(`(async () => {
      const names = [];
      try {
        document.body.insertAdjacentHTML('beforeend', '<b>x</b>');
      } catch (error) {
        names.push(error.name);
      }
      await fetch('https://example.org/').catch((error) => names.push(error.name));
      return names;
    })()`);
    expect(blocked).toEqual(['TypeError', 'TypeError']);
    expect(problems.length).toBeGreaterThan(0);
  });

  it('hardening 07 enforced: enforces that the page stays: links, new windows and frames lead nowhere', async () => {
    const before = page.url();
    await page.getByText('ut', { exact: true }).click();
    await page.getByText('bort').click();
    await page.getByText('nytt').click();
    await page.locator('iframe').evaluate((frame) => frame.setAttribute('src', 'index.html'));
    await expect.poll(() => page.context().pages().length, patience).toBe(1);
    expect(page.url()).toBe(before);
    expect(await page.locator('h1').textContent()).toBe('Fönstret');
  });

  it('refuses a frame over the limit without asking the core, and records it', async () => {
    const reply = await page.evaluate<string>(`ask('x'.repeat(1_000_001))`);
    expect(JSON.parse(reply)).toEqual({ result: { ok: false, error: { code: 'frame-too-large' } }, changed: [] });
    await expect.poll(eventText, patience).toBe('refused shell.frame-too-large');
  });

  it('prints a paper to a tagged PDF without a file, and saves it where the person chose', async () => {
    const before = await readdir(tmpdir());
    await ask('port', {
      port: 'print-to-pdf',
      html: '<!doctype html><html lang="sv"><title>P</title><style>@page{size:A6}</style><h1>Protokoll</h1></html>',
    });
    await expect.poll(eventText, patience).toContain('"start":"%PDF-"');
    expect((await readdir(tmpdir())).filter((name) => !before.includes(name) && /pdf|html/i.test(name))).toEqual([]);
    await ask('port', { port: 'save-file', file: 'pdf', title: 'Spara', suggestedName: 'p.pdf' });
    await expect.poll(eventText, patience).toContain('"kind":"saved"');
    expect(await readFile(chosen, 'utf8')).toBe('AB');
    await ask('port', { port: 'open-file', file: 'pdf', title: 'Öppna' });
    await expect.poll(eventText, patience).toContain('"start":"AB"');
    await ask('port', { port: 'print', html: '<!doctype html><title>P</title><p>Kod</p>' });
    await expect.poll(eventText, patience).toContain('"kind":"printed"');
    expect(await readFile(chosen, 'latin1')).toMatch(/^%PDF-/);
  });

  it('hardening 23 enforced: on lock ends the core, answers what was waiting, and begins again with a fresh page', async () => {
    await page.evaluate(`document.body.append('hemligt')`);
    const waiting = ask('never').catch(() => 'gone');
    const loaded = page.waitForEvent('load');
    standIn.system('suspend');
    await loaded;
    await page.locator('#reply').filter({ hasText: 'input' }).waitFor();
    expect(await page.locator('body').textContent()).not.toContain('hemligt');
    expect(['gone', JSON.stringify({ result: { ok: false, error: { code: 'locked' } }, changed: [] })]).toContain(await waiting);
  });

  it('starts the core again when it falls over, answers the call and tells the window', async () => {
    expect(JSON.parse(await ask('crash'))).toMatchObject({ result: { ok: false, error: { code: 'internal' } } });
    await expect.poll(eventText, patience).toContain('lock-state');
    expect(await ask('echo', 'igen')).toContain('igen');
  });

  it('quits as Electron does: asks before-quit, which may hold it up, and never says then that all windows are closed', async () => {
    const { electron, ended } = createStandIn({
      windowContext: () => Promise.reject(new Error('no window here')),
      headless: () => Promise.resolve(browser),
      dialogs: { open: () => Promise.reject(new Error('no')), save: () => Promise.reject(new Error('no')) },
      dataFolder: outFolder,
    });
    const said: string[] = [];
    let isHeld = true;
    electron.app.on('before-quit', (event) => {
      said.push('before-quit');
      if (isHeld) event.preventDefault();
    });
    electron.app.on('window-all-closed', () => said.push('window-all-closed'));
    await electron.app.whenReady();
    const window = new electron.BrowserWindow({ webPreferences: { preload: 'none' } });
    electron.app.quit();
    expect([said, window.isDestroyed()]).toEqual([['before-quit'], false]);
    isHeld = false;
    electron.app.quit();
    expect(await ended).toBe(0);
    expect([said, window.isDestroyed()]).toEqual([['before-quit', 'before-quit'], true]);
    expect(() => window.show()).toThrow('destroyed');
  });

  it.each([
    ...platforms.map((platform) => ({ platform, display: 'x11' as const })),
    { platform: 'linux' as const, display: 'wayland' as const },
  ])('starts, locks at sleep and quits as it would on $platform with $display', async ({ platform, display }) => {
    await program.close();
    await standIn.ended;
    await begin({ platform, display });
    expect(await page.evaluate('utvag.about')).toMatchObject({ runtime: 'stand-in' });
    const loaded = page.waitForEvent('load');
    standIn.system('suspend');
    await loaded;
    await page.locator('#reply').filter({ hasText: 'input' }).waitFor();
    const said: string[] = [];
    for (const event of ['window-all-closed', 'will-quit', 'quit'] as const)
      (standIn.electron.app as { on(name: string, listener: () => void): unknown }).on(event, () => said.push(event));
    await program.close();
    expect(await standIn.ended).toBe(0);
    expect(said.filter((event) => event !== 'window-all-closed')).toEqual(['will-quit', 'quit']);
    expect(problems).toEqual([]);
  });

  it('takes its switches from the policy, before it is ready', () => {
    expect([...standIn.switches()]).toEqual(switches.map(([name, value]) => [name, value ?? '']));
  });

  it('quits when the window is closed', async () => {
    await page.close();
    expect(await standIn.ended).toBe(0);
  });
});
