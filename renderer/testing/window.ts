import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { CoreEvent } from '../../electron/base/contract.ts';
import type { PortAnswer, PortAsk } from '../../electron/base/ports.ts';
import { pdfOptions } from '../../electron/shell/printing.ts';
import { createProtocol } from '../../electron/shell/protocol.ts';
import { fromChromium, toChromium } from '../../electron/stand-in/address.ts';
import { windowAddress } from '../../electron/shell/policy.ts';
import { testCore, type TestCore, type TestCoreOptions } from '../../electron/testing/test-core.ts';
import { violationScript, watch } from '../../e2e/fixtures/running.ts';

/** Answers to the program's questions for files, and what it saved. */
export type Dialogs = {
  /** The next question for a file to open is answered with this one. Unanswered questions are cancelled and fail the test. */
  readonly open: (path: string) => Promise<void>;
  readonly folder: (path: string) => Promise<void>;
  /** The next question of this kind is cancelled. */
  readonly cancel: (kind: 'open' | 'folder' | 'save') => Promise<void>;
  /** Where every file was saved, in order. */
  readonly saved: () => Promise<readonly string[]>;
};

/** The window's own page over a core in this process. */
export type ProgramWindow = {
  readonly page: Page;
  readonly core: TestCore;
  /** Temporary; holds the register and what was saved. */
  readonly folder: string;
  readonly dialogs: Dialogs;
  readonly clock: { readonly set: (instant: string) => Promise<void> };
  /** What should not have happened so far; taken, it no longer fails the test. */
  readonly takeProblems: () => readonly string[];
  readonly close: () => Promise<void>;
};

/** Where the person sits. Everything the program shows must be the same in each. */
const timezoneId = process.env['TZ'] ?? 'Europe/Stockholm';

const { handle } = createProtocol(join(import.meta.dirname, '../../out/renderer'));
type Served = { readonly status: number; readonly headers: Record<string, string>; readonly body: Buffer };
const served = new Map<string, Promise<Served>>();

const read = async (url: string): Promise<Served> => {
  const response = await handle(new Request(url));
  return { status: response.status, headers: Object.fromEntries(response.headers), body: Buffer.from(await response.arrayBuffer()) };
};

/** The built interface under the program's own policy, as the shell serves it. */
const serve = (context: BrowserContext): Promise<unknown> =>
  context.route('**/*', async (route) => {
    const url = fromChromium(route.request().url());
    const answer = served.get(url) ?? read(url);
    served.set(url, answer);
    await route.fulfill(await answer);
  });

/** What the preload script puts into the window: JSON text, and bytes beside it. */
const bridgeScript = `(() => {
  const listeners = new Set();
  window.hearCore = (text) => listeners.forEach((listener) => listener(text));
  window.utvag = Object.freeze({
    call: (text, bytes) => window.callCore(text, bytes.map((each) => each.toBase64())),
    onEvent: (listener) => { listeners.add(listener); return () => listeners.delete(listener); },
    about: Object.freeze({ runtime: 'stand-in', platform: 'linux' }),
  });
})();`;

/** A paper as the shell lays it out: without script, once the test wants its words. */
const print = async (browser: Browser, html: string): Promise<PortAnswer> => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.setContent(html);
  const { generateTaggedPDF: tagged, generateDocumentOutline: outline, preferCSSPageSize, printBackground } = pdfOptions;
  const bytes = await page.pdf({ tagged, outline, preferCSSPageSize, printBackground });
  await context.close();
  return { kind: 'pdf', bytes: new Uint8Array(bytes) };
};


/** Ports answered by the test; a question for a file that nobody answers is a problem. */
const answering = (browser: Browser, folder: string, onProblem: (problem: string) => void) => {
  const waiting: Record<'open' | 'folder' | 'save', PortAnswer[]> = { open: [], folder: [], save: [] };
  const saved: string[] = [];
  const next = (kind: 'open' | 'folder', title: string): PortAnswer => {
    const answer = waiting[kind].shift();
    if (answer === undefined) onProblem(`nobody answered the dialog "${title}"`);
    return answer ?? { kind: 'cancelled' };
  };
  const answer = (ask: PortAsk): PortAnswer | Promise<PortAnswer> => {
    switch (ask.port) {
      case 'open-file':
        return next('open', ask.title);
      case 'choose-folder':
        return next('folder', ask.title);
      case 'save-file': {
        const given = waiting.save.shift();
        if (given !== undefined) return given;
        const path = join(folder, 'saved', ask.suggestedName);
        writeFileSync(path, ask.bytes);
        saved.push(path);
        return { kind: 'saved', name: ask.suggestedName };
      }
      case 'print-to-pdf':
        return print(browser, ask.html);
      case 'print':
        return { kind: 'printed' };
      case 'note-fault':
        onProblem(`fault in the window: ${JSON.stringify(ask.fault)}`);
        return { kind: 'done' };
      case 'read-trace':
        return { kind: 'trace', entries: [] };
      default:
        return { kind: 'done' };
    }
  };
  const put = (kind: 'open' | 'folder' | 'save', given: PortAnswer): Promise<void> => Promise.resolve(void waiting[kind].push(given));
  const dialogs: Dialogs = {
    open: (path) => put('open', { kind: 'file', name: basename(path), bytes: new Uint8Array(readFileSync(path)) }),
    folder: (path) => put('folder', { kind: 'folder', path }),
    cancel: (kind) => put(kind, { kind: 'cancelled' }),
    saved: () => Promise.resolve([...saved]),
  };
  return { answer, dialogs };
};

/** @param prepare makes the register before the window asks for anything */
export const openWindow = async (
  browser: Browser,
  options: Pick<TestCoreOptions, 'now'>,
  prepare: (core: TestCore, page: Page) => Promise<void>,
): Promise<ProgramWindow> => {
  const folder = mkdtempSync(join(tmpdir(), 'utvag-window-'));
  mkdirSync(join(folder, 'saved'));
  const problems: string[] = [];
  const onProblem = (problem: string): void => void problems.push(problem);
  const { answer, dialogs } = answering(browser, folder, onProblem);
  const context = await browser.newContext({
    ...{ viewport: { width: 1440, height: 900 }, locale: 'sv-SE', timezoneId, colorScheme: 'light', reducedMotion: 'reduce' },
    ...{ acceptDownloads: false, serviceWorkers: 'block' },
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  // What is said to a page that is going has nobody to hear it.
  const onEvent = (event: CoreEvent): void =>
    void page.evaluate((text) => (window as unknown as { hearCore: (text: string) => void }).hearCore(text), JSON.stringify(event)).catch(() => undefined);
  const core = testCore({ ...options, folder, answer, onEvent });
  await prepare(core, page);
  await serve(context);
  await context.exposeFunction('callCore', async (text: string, bytes: readonly string[]) =>
    JSON.stringify(
      await core.core.call(
        text,
        bytes.map((each) => new Uint8Array(Buffer.from(each, 'base64'))),
      ),
    ),
  );
  await context.addInitScript({ content: `${violationScript}${bridgeScript}` });
  watch(page, onProblem);
  await page.goto(toChromium(windowAddress));
  return {
    page,
    core,
    folder,
    dialogs,
    clock: {
      set: (instant) => {
        core.clock.now = instant;
        return Promise.resolve();
      },
    },
    takeProblems: () => [...problems.splice(0), ...core.faults.splice(0).map((fault) => `fault in the core: ${String(fault)}`)],
    close: async () => {
      await context.close();
      core.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
};
