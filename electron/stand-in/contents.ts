import { writeFile } from 'node:fs/promises';
import type { PrintToPDFOptions, WindowOpenHandlerResponse } from 'electron';
import type { Page } from 'playwright-core';
import type { ContentsApi } from '../shell/electron-api.ts';
import { pdfOptions } from '../shell/ports/printing.ts';
import type { DialogAnswers } from './dialog-answers.ts';
import { Emitter, preventable } from './emitter.ts';
import { cloned } from './ipc-main.ts';
import { copyScript, zoomScript } from './page-script.ts';

const inches = (value: number | undefined): string => `${value ?? 0}in`;

/** The page of one window, and the connection from the shell to it. */
export class StandInContents extends Emitter implements ContentsApi {
  readonly id: number;
  readonly page: Promise<Page>;
  #destroyed = false;
  readonly #queue: string[] = [];
  #waiting: ((text: string) => void) | null = null;
  #openHandler: Parameters<ContentsApi['setWindowOpenHandler']>[0] = () => ({ action: 'allow' });
  /** Set while the shell itself loads; at any other time the page is trying to navigate away. */
  loading = false;

  readonly #save: DialogAnswers['save'];

  constructor(id: number, page: (contents: StandInContents) => Promise<Page>, save: DialogAnswers['save']) {
    super();
    this.id = id;
    this.#save = save;
    // Starts after the constructor, when the shell's listeners are in place.
    this.page = Promise.resolve().then(() => page(this));
    this.page.catch(() => undefined);
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  markDestroyed(): void {
    this.#destroyed = true;
  }

  #mustLive(): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
  }

  setWindowOpenHandler(handler: Parameters<ContentsApi['setWindowOpenHandler']>[0]): void {
    this.#mustLive();
    this.#openHandler = handler;
  }

  /** The browser has the policy from its switch; a page cannot be given one from outside. */
  setWebRTCIPHandlingPolicy(): void {
    this.#mustLive();
  }

  /** Electron zooms the whole page; the closest equivalent here is a style on its root, which our policy does not forbid the browser. */
  setZoomFactor(factor: number): void {
    this.#mustLive();
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0");
    void this.page.then((page) => page.evaluate(zoomScript(factor))).catch(() => undefined);
  }

  /** Keys and wheel as the page script saw them. */
  input(text: string): void {
    const { direction, ...input } = JSON.parse(text) as { readonly type: string; readonly direction?: string };
    if (direction === undefined) this.emit('before-input-event', preventable({}), input);
    else this.emit('zoom-changed', {}, direction);
  }

  /** Puts it on Chromium's clipboard so that it can be pasted, as a copy by the page that fires no event in the page. */
  async putOnClipboard(text: string): Promise<void> {
    await (await this.page).evaluate(copyScript(text));
  }

  openRequested(url: string): WindowOpenHandlerResponse {
    return this.#openHandler({ url, frameName: '', features: '', disposition: 'new-window', referrer: { url: '', policy: 'no-referrer' } });
  }

  reload(): void {
    this.#mustLive();
    void this.load((page) => page.reload({ waitUntil: 'load' })).catch(() => undefined);
  }

  async load(how: (page: Page) => Promise<unknown>): Promise<void> {
    const page = await this.page;
    this.loading = true;
    try {
      await how(page);
    } finally {
      this.loading = false;
    }
  }

  send(channel: string, ...given: unknown[]): void {
    this.#mustLive();
    this.#queue.push(JSON.stringify({ channel, given: cloned(given) }));
    this.#deliver();
  }

  /** The page's request for the next message. A new document discards what was meant for the previous one. */
  next(): Promise<string> {
    return new Promise((resolve) => {
      this.#waiting = resolve;
      this.#deliver();
    });
  }

  forget(): void {
    this.#waiting = null;
    this.#queue.length = 0;
  }

  #deliver(): void {
    const waiting = this.#waiting;
    const text = this.#queue[0];
    if (waiting === null || text === undefined) return;
    this.#queue.shift();
    this.#waiting = null;
    waiting(text);
  }

  async printToPDF(options: PrintToPDFOptions): Promise<Buffer> {
    this.#mustLive();
    const page = await this.page;
    const { top, right, bottom, left } = options.margins ?? {};
    return page.pdf({
      preferCSSPageSize: options.preferCSSPageSize ?? false,
      printBackground: options.printBackground ?? false,
      tagged: options.generateTaggedPDF ?? false,
      outline: options.generateDocumentOutline ?? false,
      margin: { top: inches(top), right: inches(right), bottom: inches(bottom), left: inches(left) },
    });
  }

  /** The only printer here makes a PDF and asks where to save it. */
  print(_options: unknown, callback: (success: boolean, reason: string) => void): void {
    this.#mustLive();
    void (async () => {
      const reason = await this.#print().catch((error: unknown) => (error instanceof Error ? error.message : 'failed'));
      callback(reason === '', reason);
    })();
  }

  /** Returns why nothing was printed, or an empty text. */
  async #print(): Promise<string> {
    const pdf = await this.printToPDF(pdfOptions);
    const { canceled, filePath } = await this.#save({ title: 'Skriv ut till PDF', defaultPath: 'utskrift.pdf' });
    if (canceled) return 'Print job canceled';
    await writeFile(filePath, pdf, { mode: 0o600 });
    return '';
  }
}
