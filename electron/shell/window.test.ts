import { describe, expect, it } from 'vitest';
import { windowPreferences } from './policy.ts';
import { RecordedContents, recordElectron } from './recording-electron.ts';
import { confine, createWindow, openPage } from './window.ts';

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

  it('hardening 01 configured: is made with the frozen preferences and shown when it is ready', () => {
    const { electron, windows } = recordElectron({ isPackaged: true });
    createWindow(electron, '/preload.cjs');
    const [window] = windows;
    expect(window?.options.webPreferences).toEqual(windowPreferences('/preload.cjs', true));
    expect(window?.options.show).toBe(false);
    window?.emit('ready-to-show');
    expect(window?.names()).toEqual(['setContentProtection', 'show']);
    expect(window?.calls[0], 'out of screen pictures from its first moment').toEqual(['setContentProtection', true]);
  });

  it('carries language and demo in its address', async () => {
    const { electron, windows } = recordElectron();
    const window = createWindow(electron, '/preload.cjs');
    await openPage(window, { language: 'en', demo: true });
    await openPage(window, { language: null, demo: false });
    expect(windows[0]?.calls.slice(1)).toEqual([
      ['loadURL', 'app://utvag/index.html?lang=en&demo=1'],
      ['loadURL', 'app://utvag/index.html'],
    ]);
  });
});
