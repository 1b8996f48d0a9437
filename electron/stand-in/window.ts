import { readFile } from 'node:fs/promises';
import type { BrowserWindowConstructorOptions, NativeTheme, Rectangle } from 'electron';
import type { BrowserContext, Frame, Page, Route } from 'playwright-core';
import type { FrameApi, InvokeEvent, WindowApi } from '../shell/electron-api.ts';
import { fromChromium, toChromium } from './address.ts';
import { StandInContents } from './contents.ts';
import type { DialogAnswers } from './dialog-answers.ts';
import { Emitter, preventable } from './emitter.ts';
import { copiedBinding, inputBinding, invokeBinding, nextBinding, pageScript, unpackArguments } from './page-script.ts';
import { resourceType, type StandInSession } from './session.ts';

/** What a window needs of the stand-in around it. */
export type Surroundings = {
  readonly nextId: () => number;
  readonly session: (partition: string | undefined) => StandInSession;
  readonly theme: () => NativeTheme['themeSource'];
  /** A fresh context: before people's eyes for a window with a preload, headless for a paper. */
  readonly context: (options: BrowserWindowConstructorOptions) => Promise<BrowserContext>;
  readonly save: DialogAnswers['save'];
  readonly invoke: (channel: string, event: InvokeEvent, given: readonly unknown[]) => Promise<string>;
  /** What the page put on the clipboard by itself, or what was marked in it. */
  readonly copied: (where: 'clipboard' | 'selection', text: string) => void;
  readonly created: (window: StandInWindow) => void;
  readonly closed: (window: StandInWindow) => void;
};

const frameOf = (frame: Frame): FrameApi => {
  const url = fromChromium(frame.url());
  const parent = frame.parentFrame();
  return { url, origin: fromChromium(new URL(frame.url()).origin), parent: parent === null ? null : frameOf(parent) };
};

export class StandInWindow extends Emitter implements WindowApi {
  readonly webContents: StandInContents;
  readonly #surroundings: Surroundings;
  readonly #options: BrowserWindowConstructorOptions;
  readonly #session: StandInSession;
  #context: BrowserContext | null = null;
  #page: Page | null = null;
  #isMaximised = false;
  ground: string;

  constructor(surroundings: Surroundings, options: BrowserWindowConstructorOptions) {
    super();
    this.#surroundings = surroundings;
    this.#options = options;
    this.ground = options.backgroundColor ?? '#FFFFFF';
    this.#session = surroundings.session(options.webPreferences?.partition);
    this.webContents = new StandInContents(surroundings.nextId(), (contents) => this.#open(contents), surroundings.save);
    surroundings.created(this);
  }

  async #open(contents: StandInContents): Promise<Page> {
    const context = await this.#surroundings.context(this.#options);
    this.#context = context;
    await context.route('**/*', (route) => this.#answer(route));
    const preload = this.#options.webPreferences?.preload;
    if (preload !== undefined) {
      await context.exposeBinding(copiedBinding, (_source, where: 'clipboard' | 'selection', text: string) =>
        this.#surroundings.copied(where, text),
      );
      await context.exposeBinding(inputBinding, (_source, text: string) => contents.input(text));
      await context.exposeBinding(nextBinding, () => contents.next());
      await context.exposeBinding(invokeBinding, ({ frame }, text: string) => {
        const { channel, given } = unpackArguments(text);
        return this.#surroundings.invoke(channel, { type: 'frame', sender: { id: contents.id }, senderFrame: frameOf(frame) }, given);
      });
      await context.addInitScript({ content: pageScript(await readFile(preload, 'utf8'), process.platform) });
    }
    const page = context.pages()[0] ?? (await context.newPage());
    this.#page = page;
    const theme = this.#surroundings.theme();
    if (theme !== 'system') await page.emulateMedia({ colorScheme: theme });
    page.on('popup', (other) => {
      if (contents.openRequested(fromChromium(other.url())).action === 'deny') void other.close();
    });
    page.on('framenavigated', (frame) => {
      if (frame.parentFrame() === null) contents.forget();
    });
    page.on('domcontentloaded', () => contents.emit('dom-ready'));
    page.on('crash', () => contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }));
    page.on('download', (download) => {
      const event = preventable({});
      this.#session.emit('will-download', event, download, contents);
      if (event.defaultPrevented) void download.cancel();
    });
    page.on('close', () => {
      if (!this.webContents.isDestroyed()) this.emit('close');
      this.#ended();
    });
    return page;
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request();
    const url = fromChromium(request.url());
    const isMainFrame = request.isNavigationRequest() && this.#isMainFrame(route);
    if (request.isNavigationRequest() && !(isMainFrame && this.webContents.loading)) {
      const event = preventable({ url, isMainFrame, isSameDocument: false });
      if (isMainFrame) this.webContents.emit('will-navigate', event);
      this.webContents.emit('will-frame-navigate', event);
      // `aborted` leaves the page as it is, as a prevented navigation does.
      if (event.defaultPrevented) return route.abort('aborted');
    }
    const response = await this.#session.respond({ url, method: request.method(), resourceType: resourceType(request, isMainFrame) });
    if (response === null) return route.abort('blockedbyclient');
    return route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  }

  #isMainFrame(route: Route): boolean {
    try {
      return this.#page !== null && route.request().frame() === this.#page.mainFrame();
    } catch {
      // A page that is only being opened has no frame yet, and is not ours.
      return false;
    }
  }

  #ended(): void {
    if (this.webContents.isDestroyed()) return;
    this.webContents.markDestroyed();
    void this.#context?.close().catch(() => undefined);
    this.emit('closed');
    this.#surroundings.closed(this);
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.load((page) => page.goto(toChromium(url), { waitUntil: 'load' }));
    this.emit('ready-to-show');
  }

  show(): void {
    this.focus();
    this.emit('show');
  }

  focus(): void {
    void this.webContents.page.then((page) => page.bringToFront()).catch(() => undefined);
  }

  restore(): void {
    this.focus();
  }

  /** There is no such thing over Chromium: what was asked is kept, and a test may look. */
  isContentProtected = false;
  setContentProtection(isProtected: boolean): void {
    this.isContentProtected = isProtected;
  }

  /** Chromium's window has a size and a place of its own, and no ground behind the page: a test may look at what was asked. */
  getNormalBounds(): Rectangle {
    const { x = 0, y = 0, width = 800, height = 600 } = this.#options;
    return { x, y, width, height };
  }

  isMaximized(): boolean {
    return this.#isMaximised;
  }

  maximize(): void {
    this.#isMaximised = true;
    this.emit('maximize');
  }

  setBackgroundColor(colour: string): void {
    this.ground = colour;
  }

  useTheme(theme: NativeTheme['themeSource']): void {
    void this.#page?.emulateMedia({ colorScheme: theme === 'system' ? null : theme }).catch(() => undefined);
  }

  /** A paper's window is never shown here: there is nothing to stand above. */
  setParentWindow(): void {}

  isMinimized(): boolean {
    return false;
  }

  isDestroyed(): boolean {
    return this.webContents.isDestroyed();
  }

  destroy(): void {
    this.#ended();
  }
}
