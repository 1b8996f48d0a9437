import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { windowPreferences } from '../policy/policy.ts';
import { RecordedContents, recordElectron } from '../recording-electron.ts';
import { confine, createShowing, createWindow, createPage, longestHidden, type Showing } from './window.ts';

describe('the window (configured)', () => {
  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview'])(
    'hardening 07 configured: prevents %s, wherever it leads',
    (event) => {
      const contents = new RecordedContents();
      confine(contents);
      for (const url of ['https://example.org/', 'app://utvag/other.html', 'javascript:alert(1)', 'file:///etc/passwd', '']) {
        let prevented = false;
        contents.emit(event, { url, preventDefault: () => (prevented = true) });
        expect(prevented).toBe(true);
      }
    },
  );

  it('hardening 03 configured: gives no page UDP for WebRTC', () => {
    const contents = new RecordedContents();
    confine(contents);
    expect(contents.calls).toEqual([['setWebRTCIPHandlingPolicy', 'disable_non_proxied_udp']]);
  });

  it('hardening 07 configured: opens no second window', () => {
    const contents = new RecordedContents();
    confine(contents);
    const details = {
      url: 'app://utvag/',
      frameName: '',
      features: '',
      disposition: 'new-window',
      referrer: { url: '', policy: 'default' },
    } as const;
    expect(contents.openHandler?.(details)).toEqual({ action: 'deny' });
  });

  it('hardening 01 configured: is made with the frozen preferences, and hidden', () => {
    const { electron, windows } = recordElectron({ isPackaged: true });
    createWindow(electron, '/preload.cjs');
    const [window] = windows;
    expect(window?.options.webPreferences).toEqual(windowPreferences('/preload.cjs', true));
    expect(window?.options.show).toBe(false);
    expect(window?.names()).toEqual(['setContentProtection']);
    expect(window?.calls[0], 'out of screen pictures from its first moment').toEqual(['setContentProtection', true]);
  });

  it('carries language and demo in its address', async () => {
    const { electron, windows } = recordElectron();
    const window = createWindow(electron, '/preload.cjs');
    const page = createPage(window);
    page.open({ language: 'en', demo: true });
    page.open({ language: null, demo: false });
    await page.loaded();
    expect(windows[0]?.calls.slice(1)).toEqual([
      ['loadURL', 'app://utvag/index.html?lang=en&demo=1'],
      ['loadURL', 'app://utvag/index.html'],
    ]);
  });
});

describe('a page that is being loaded', () => {
  const loading = () => {
    const { electron, windows } = recordElectron();
    const page = createPage(createWindow(electron, '/preload.cjs'));
    const loads: { readonly resolve: () => void; readonly reject: (why: Error) => void }[] = [];
    const [window] = windows;
    if (window) window.loading = () => new Promise((resolve, reject) => void loads.push({ resolve, reject }));
    const open = () => page.open({ language: null, demo: false });
    return { page, loads, open };
  };

  it('may be loaded anew meanwhile: Electron fails the first load, and the second one counts', async () => {
    const { page, loads, open } = loading();
    open();
    const loaded = page.loaded();
    open();
    loads[0]?.reject(new Error('ERR_ABORTED (-3) loading app://utvag'));
    loads[1]?.resolve();
    await expect(loaded).resolves.toBeUndefined();
  });

  it('is waited for to the last', async () => {
    const { page, loads, open } = loading();
    open();
    let isLoaded = false;
    void page.loaded().then(() => (isLoaded = true));
    open();
    loads[0]?.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    expect(isLoaded).toBe(false);
    loads[1]?.resolve();
    await expect.poll(() => isLoaded).toBe(true);
  });

  it('fails when the newest load does', async () => {
    const { page, loads, open } = loading();
    open();
    loads[0]?.reject(new Error('ERR_FAILED (-2)'));
    await expect(page.loaded()).rejects.toThrow('ERR_FAILED');
  });
});

describe('a hidden window', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const hidden = () => {
    const { electron, windows } = recordElectron();
    const showing = createShowing(createWindow(electron, '/preload.cjs'));
    const [window] = windows;
    if (window === undefined) throw new Error('no window was made');
    return { showing, window, shown: () => window.names().filter((name) => name === 'show').length };
  };

  it.each<[string, (showing: Showing, window: { emit(event: string): unknown }) => void]>([
    ['is ready to show', (_, window) => window.emit('ready-to-show')],
    ['has loaded, though ready-to-show never comes (Wayland)', (showing) => showing.pageReady()],
  ])('is shown once, when the core runs and its page %s', (_what, ready) => {
    const { showing, window, shown } = hidden();
    ready(showing, window);
    expect(shown(), 'without a core').toBe(0);
    showing.coreReady();
    expect(shown()).toBe(1);
    window.emit('ready-to-show');
    showing.pageReady();
    showing.coreReady();
    vi.advanceTimersByTime(longestHidden);
    expect(shown()).toBe(1);
  });

  it('is shown after a bound whatever is missing', () => {
    const { shown } = hidden();
    vi.advanceTimersByTime(longestHidden - 1);
    expect(shown()).toBe(0);
    vi.advanceTimersByTime(1);
    expect(shown()).toBe(1);
  });

  it.each<[string, (showing: Showing, window: { destroy(): void }) => void]>([
    ['gone', (_, window) => window.destroy()],
    ['given up because the program ends', (showing) => showing.giveUp()],
  ])('is never shown once it is %s', (_what, end) => {
    const { showing, window, shown } = hidden();
    end(showing, window);
    showing.coreReady();
    showing.pageReady();
    vi.advanceTimersByTime(longestHidden);
    expect(shown()).toBe(0);
  });
});
