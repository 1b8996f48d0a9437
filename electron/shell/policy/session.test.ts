import { describe, expect, it } from 'vitest';
import type { Permission } from '../electron-api.ts';
import { paperPartition, windowPartition } from './policy.ts';
import { recordElectron, RecordedSession } from '../recording-electron.ts';
import { closeSessions } from './session.ts';

const dead = { mode: 'fixed_servers', proxyRules: '127.0.0.1:0', proxyBypassRules: '<-loopback>' };
const { electron, app, sessions } = recordElectron();
let foreign = 0;
await closeSessions(
  electron,
  () => Promise.resolve(new Response('')),
  () => (foreign += 1),
);

/** Everything Electron knows, according to its own types: one that a later version adds is a type error here. */
const permissions: Readonly<Record<Permission, true>> = {
  ar: true,
  'automatic-fullscreen': true,
  'background-fetch': true,
  'background-sync': true,
  'captured-surface-control': true,
  'clipboard-read': true,
  'clipboard-sanitized-write': true,
  'deprecated-sync-clipboard-read': true,
  'display-capture': true,
  fileSystem: true,
  fullscreen: true,
  geolocation: true,
  'geolocation-approximate': true,
  'hand-tracking': true,
  hid: true,
  'idle-detection': true,
  keyboardLock: true,
  'local-fonts': true,
  'local-network': true,
  'local-network-access': true,
  'loopback-network': true,
  media: true,
  mediaKeySystem: true,
  midi: true,
  midiSysex: true,
  nfc: true,
  notifications: true,
  openExternal: true,
  'payment-handler': true,
  'periodic-background-sync': true,
  'persistent-storage': true,
  pointerLock: true,
  'screen-wake-lock': true,
  sensors: true,
  serial: true,
  'smart-card': true,
  'speaker-selection': true,
  'storage-access': true,
  'system-wake-lock': true,
  'top-level-storage-access': true,
  usb: true,
  vr: true,
  'web-app-installation': true,
  'web-printing': true,
  'window-management': true,
  unknown: true,
};

describe.each(['', windowPartition, paperPartition])('the session "%s" (configured)', (name) => {
  const session = sessions.get(name);
  if (session === undefined) throw new Error('not closed');

  it('hardening 06 configured: refuses every permission that Electron knows, asked for and checked, and every device', () => {
    for (const permission of [...Object.keys(permissions), 'openExternal', 'display-capture', 'unknown']) {
      const answers: unknown[] = [];
      session.emit('permission request', null, permission, (granted: boolean) => answers.push(granted));
      expect([...answers, session.emit('permission check', null, permission, 'app://utvag')]).toEqual([false, false]);
    }
    expect(session.emit('device permission')).toBe(false);
    expect(session.calls).toContainEqual(['setDisplayMediaRequestHandler', null]);
  });

  it('hardening 03 configured: fetches no dictionary, and has a proxy that is none, once', () => {
    expect(session.calls).toEqual([
      ['setSpellCheckerDictionaryDownloadURL', 'app://utvag/'],
      ['setSpellCheckerLanguages', []],
      ['setSpellCheckerEnabled', false],
      ['setDisplayMediaRequestHandler', null],
      ['setProxy', dead],
    ]);
  });

  it('hardening 03 configured: tells of a hint to connect somewhere', () => {
    const before = foreign;
    session.emit('preconnect', {}, 'https://example.org/', false);
    expect(foreign).toBe(before + 1);
  });

  it.each(['POST', 'PUT', 'HEAD', 'DELETE'])('hardening 03 configured: cancels a %s to our own scheme and tells of it', (method) => {
    const answers: unknown[] = [];
    const before = foreign;
    session.emit('onBeforeRequest', { url: 'app://utvag/refused', method, resourceType: 'cspReport' }, (answer: unknown) =>
      answers.push(answer),
    );
    expect([answers, foreign]).toEqual([[{ cancel: true }], before + 1]);
  });

  it.each([
    'https://example.org/',
    'http://localhost/',
    'ws://127.0.0.1:9/',
    'wss://example.org/',
    'ftp://example.org/',
    'file:///etc/passwd',
    'devtools://x/',
    'appx://utvag/',
    'data:text/html,x',
  ])('hardening 03 configured: cancels a request for %s and tells of it', (url) => {
    const answers: unknown[] = [];
    const before = foreign;
    session.emit('onBeforeRequest', { url, method: 'GET', resourceType: 'xhr' }, (answer: unknown) => answers.push(answer));
    expect(answers).toEqual([{ cancel: true }]);
    expect(foreign).toBe(before + 1);
  });

  it('lets our own scheme through and refuses downloads', () => {
    const answers: unknown[] = [];
    session.emit('onBeforeRequest', { url: 'app://utvag/index.html', method: 'GET', resourceType: 'mainFrame' }, (answer: unknown) =>
      answers.push(answer),
    );
    expect(answers).toEqual([{ cancel: false }]);
    let prevented = false;
    session.emit('will-download', { preventDefault: () => (prevented = true) });
    expect(prevented).toBe(true);
  });

  it('serves the scheme only where a window of ours lives', () => {
    expect(session.listeners.has('handle app')).toBe(name !== '');
  });
});

describe('the network (configured)', () => {
  it('hardening 03 configured: is closed for what Electron asks without a session, and for a session that somebody else makes', () => {
    expect(app.calls).toEqual([
      ['configureHostResolver', { secureDnsMode: 'off', enableAdditionalDnsQueryTypes: false }],
      ['setProxy', dead],
    ]);
    electron.session.fromPartition('another');
    const other = sessions.get('another');
    expect(other?.names()).toEqual([
      'setSpellCheckerDictionaryDownloadURL',
      'setSpellCheckerLanguages',
      'setSpellCheckerEnabled',
      'setDisplayMediaRequestHandler',
      'setProxy',
    ]);
    expect(other?.listeners.has('onBeforeRequest')).toBe(true);
    expect(other?.listeners.has('handle app')).toBe(false);
  });

  it('hardening 03 configured: is closed before anything can be loaded, or nothing is', async () => {
    const { electron: other } = recordElectron();
    const session = new RecordedSession();
    let settle: () => void = () => undefined;
    session.setProxy = () => new Promise<void>((resolve) => (settle = resolve));
    const steps: string[] = [];
    const closing = closeSessions(
      { ...other, session: { defaultSession: session, fromPartition: (name: string) => other.session.fromPartition(name) } },
      () => Promise.resolve(new Response('')),
      () => undefined,
    ).then(() => steps.push('closed'));
    await new Promise((resolve) => setImmediate(resolve));
    steps.push('proxy');
    settle();
    await closing;
    expect(steps).toEqual(['proxy', 'closed']);
    session.setProxy = () => Promise.reject(new Error('no'));
    await expect(
      closeSessions(
        { ...other, session: { defaultSession: session, fromPartition: (name: string) => other.session.fromPartition(name) } },
        () => Promise.resolve(new Response('')),
        () => undefined,
      ),
    ).rejects.toThrow('no');
  });
});
