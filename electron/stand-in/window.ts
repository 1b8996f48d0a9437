import { readFile } from 'node:fs/promises';
import type { BrowserWindowConstructorOptions, NativeTheme, Rectangle } from 'electron';
import type { BrowserContext, Frame, Page, Route } from 'playwright-core';
import type { FrameApi, InvokeEvent, WindowApi } from '../shell/electron-api.ts';
import { fromChromium, toChromium } from './address.ts';
import { StandInContents } from './contents.ts';
import type { DialogAnswers } from './dialog-answers.ts';
import { Emitter, preventable } from './emitter.ts';
import { protectsContent, type Platform } from './platforms.ts';
import { copiedBinding, inputBinding, invokeBinding, nextBinding, pageScript, unpackArguments } from './page-script.ts';
import { resourceType, type StandInSession } from './session.ts';

/** What a window needs from the stand-in around it. */
export type Surroundings = {
  readonly platform: Platform;
  /** Whether a hidden window ever gets `ready-to-show`: often not on Wayland. */
  readonly tellsHidden: boolean;
  readonly nextId: () => number;
  readonly session: (partition: string | undefined) => StandInSession;
  readonly theme: () => NativeTheme['themeSource'];
  /** A fresh context: visible for a window with a preload, headless for a paper. */
  readonly context: (options: BrowserWindowConstructorOptions) => Promise<BrowserContext>;
  readonly save: DialogAnswers['save'];
  readonly invoke: (channel: string, event: InvokeEvent, given: readonly unknown[]) => Promise<string>;
  /** What the page itself put on the clipboard, or what was selected in it. */
  readonly copied: (where: 'clipboard' | 'selection', text: string) => void;
  readonly created: (window: StandInWindow) => void;
  readonly closed: (window: StandInWindow) => void;
  /** A listener prevented the closing. */
  readonly stayed: () => void;
};

const frameOf = (frame: Frame): FrameApi => {
  const url = fromChromium(frame.url());
  const parent = frame.parentFrame();
  return { url, origin: fromChromium(new URL(frame.url()).origin), parent: parent === null ? null : frameOf(parent) };
};

export class StandInWindow extends Emitter implements WindowApi {
  /** The page, even after the window is gone; only for the stand-in and its tests. */
  readonly contents: StandInContents;
  #isVisible: boolean;
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
    this.#isVisible = options.show ?? true;
    this.contents = new StandInContents(surroundings.nextId(), (contents) => this.#open(contents), surroundings.save);
    surroundings.created(this);
  }

  get webContents(): StandInContents {
    this.#mustLive();
    return this.contents;
  }

  #mustLive(): void {
    if (this.contents.isDestroyed()) throw new TypeError('Object has been destroyed');
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
      await context.addInitScript({ content: pageScript(await readFile(preload, 'utf8'), this.#surroundings.platform) });
    }
    const page = context.pages()[0] ?? (await context.newPage());
    this.#page = page;
    const theme = this.#surroundings.theme();
    if (theme !== 'system') await page.emulateMedia({ colorScheme: theme });
    page.on('popup', (other) => {
      if (contents.openRequested(fromChromium(other.url())).action === 'deny') void other.close();
    });
    page.on('framenavigated', (frame) => {
      // A fragment is part of the same document; our addresses have none.
      if (frame.parentFrame() === null && !frame.url().includes('#')) contents.forget();
    });
    page.on('domcontentloaded', () => contents.emit('dom-ready'));
    page.on('crash', () => contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }));
    page.on('download', (download) => {
      const event = preventable({});
      this.#session.emit('will-download', event, download, contents);
      if (event.defaultPrevented) void download.cancel();
    });
    // Chromium's window is already gone by the time this is called: preventing the close is too late here.
    page.on('close', () => {
      if (this.contents.isDestroyed()) return;
      this.emit('close', preventable({}));
      this.#ended();
    });
    return page;
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request();
    const url = fromChromium(request.url());
    const isMainFrame = request.isNavigationRequest() && this.#isMainFrame(route);
    if (request.isNavigationRequest() && !(isMainFrame && this.contents.loading)) {
      const event = preventable({ url, isMainFrame, isSameDocument: false });
      if (isMainFrame) this.contents.emit('will-navigate', event);
      this.contents.emit('will-frame-navigate', event);
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
      // A page that is still being opened has no frame yet, and is not ours.
      return false;
    }
  }

  #ended(): void {
    if (this.contents.isDestroyed()) return;
    this.contents.markDestroyed();
    void this.#context?.close().catch(() => undefined);
    this.emit('closed');
    this.#surroundings.closed(this);
  }

  async loadURL(url: string): Promise<void> {
    this.#mustLive();
    await this.contents.load((page) => page.goto(toChromium(url), { waitUntil: 'load' }));
    if (this.#isVisible || this.#surroundings.tellsHidden) this.emit('ready-to-show');
  }

  show(): void {
    this.#mustLive();
    this.#isVisible = true;
    this.focus();
    this.emit('show');
  }

  isVisible(): boolean {
    this.#mustLive();
    return this.#isVisible;
  }

  focus(): void {
    this.#mustLive();
    void this.contents.page.then((page) => page.bringToFront()).catch(() => undefined);
  }

  restore(): void {
    this.focus();
  }

  /** The last value set: nothing is protected over Chromium, but a test can check it. */
  protectionAsked = false;
  setContentProtection(isProtected: boolean): void {
    this.#mustLive();
    this.protectionAsked = isProtected;
  }

  isContentProtected(): boolean {
    this.#mustLive();
    return protectsContent(this.#surroundings.platform) && this.protectionAsked;
  }

  /** Chromium's window has its own size and position, and no background behind the page: a test can check what was requested. */
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

  /** A paper's window is never shown here, so there is nothing for it to appear above. */
  setParentWindow(): void {}

  isMinimized(): boolean {
    this.#mustLive();
    return false;
  }

  isDestroyed(): boolean {
    return this.contents.isDestroyed();
  }

  close(): void {
    if (this.contents.isDestroyed()) return;
    const event = preventable({});
    this.emit('close', event);
    if (event.defaultPrevented) this.#surroundings.stayed();
    else this.#ended();
  }

  destroy(): void {
    this.#ended();
  }
}
