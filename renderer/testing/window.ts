import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Core } from '../../electron/core/core.ts';
import type { PortAnswer, PortAsk } from '../../electron/base/ports.ts';
import { pdfOptions } from '../../electron/shell/ports/printing.ts';
import { createProtocol } from '../../electron/shell/policy/protocol.ts';
import { fromChromium, toChromium } from '../../electron/stand-in/address.ts';
import { windowAddress } from '../../electron/shell/policy/policy.ts';
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
  /** Every document that went to the printer, as HTML. */
  readonly printed: () => readonly string[];
};

/** The window's own page over a core in this process. */
export type Program = {
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

/** The user's time zone. Everything the program shows must be the same in each. */
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

/** What the preload script puts into the window: JSON text, with bytes alongside. */
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
  const printed: string[] = [];
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
        printed.push(ask.html);
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
    printed: () => printed,
  };
  return { answer, dialogs };
};

/** One page of a worker's browser, which shows one program after the other. */
export type Screen = { readonly browser: Browser; readonly page: Page };

/** What is currently behind the page. */
type Behind = { readonly core: Core; readonly onProblem: (problem: string) => void };
const behind = new WeakMap<Page, Behind>();

type Hearing = { readonly hearCore: (text: string) => void };

/**
 * The page and its process stay from test to test, as starting them takes longer than most tests. Each test loads the page anew, which is how the
 * program itself forgets everything at a lock.
 */
export const openScreen = async (browser: Browser): Promise<Screen> => {
  const context = await browser.newContext({
    ...{ viewport: { width: 1440, height: 900 }, locale: 'sv-SE', timezoneId, colorScheme: 'light', reducedMotion: 'reduce' },
    ...{ acceptDownloads: false, serviceWorkers: 'block' },
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  await serve(context);
  await context.exposeFunction('callCore', async (text: string, bytes: readonly string[]) => {
    const buffers = bytes.map((each) => new Uint8Array(Buffer.from(each, 'base64')));
    return JSON.stringify(
      (await behind.get(page)?.core.call(text, buffers)) ?? { result: { ok: false, error: { code: 'locked' } }, changed: [] },
    );
  });
  await context.addInitScript({ content: `${violationScript}${bridgeScript}` });
  watch(page, (problem) => behind.get(page)?.onProblem(problem));
  return { browser, page };
};

/** @param prepare makes the register before the window asks for anything */
export const openProgram = async (
  { browser, page }: Screen,
  options: Pick<TestCoreOptions, 'now'>,
  prepare: (core: TestCore) => Promise<void>,
): Promise<Program> => {
  const folder = mkdtempSync(join(tmpdir(), 'utvag-component-'));
  mkdirSync(join(folder, 'saved'));
  const problems: string[] = [];
  const onProblem = (problem: string): void => void problems.push(problem);
  const { answer, dialogs } = answering(browser, folder, onProblem);
  const load = (): Promise<unknown> => page.goto(toChromium(windowAddress));
  let isShown = false;
  const core = testCore({
    ...{ ...options, folder, answer },
    // What is said to a page that is going has nobody to hear it.
    onEvent: (event) => {
      if (!isShown) return;
      const hear = (text: string): void => (window as unknown as Hearing).hearCore(text);
      void page.evaluate(hear, JSON.stringify(event)).catch(() => undefined);
    },
    onLock: () => void (isShown && load().catch(() => undefined)),
  });
  await prepare(core);
  behind.set(page, { core: core.core, onProblem });
  await load();
  isShown = true;
  return {
    page,
    core,
    folder,
    dialogs,
    clock: {
      set: (instant) => {
        core.clock.now = new Date(instant).toISOString();
        return Promise.resolve();
      },
    },
    takeProblems: () => [...problems.splice(0), ...core.faults.splice(0).map((fault) => `fault in the core: ${String(fault)}`)],
    close: async () => {
      isShown = false;
      // The page stays, as its process would go with it, and what it still asks is asked of nobody.
      behind.delete(page);
      core.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
};
