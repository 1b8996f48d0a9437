/**
 * What the window may do, as data: the tests hold every use of Electron to it (https://electronjs.org/docs/latest/tutorial/security).
 */
import type { WebPreferences } from 'electron';
import type { Permission } from './electron-api.ts';

/** One privileged scheme of our own; nothing in the program is ever fetched from elsewhere. */
export const scheme = 'app';
/** Where the interface lives: files below out/renderer. */
export const windowHost = 'utvag';
/** Where one paper lives for as long as it is printed: from memory, under a one-time token. */
export const paperHost = 'paper';
export const windowAddress = `${scheme}://${windowHost}/index.html`;

export const schemePrivileges = Object.freeze({
  standard: true,
  secure: true,
  supportFetchAPI: true,
  bypassCSP: false,
  allowServiceWorkers: false,
  corsEnabled: false,
  stream: false,
  codeCache: false,
});

/** Sessions without `persist:` live in memory: no cache, cookies or storage on disk. */
export const windowPartition = 'utvag';
export const paperPartition = 'utvag-paper';

const preferences = Object.freeze({
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
  navigateOnDragDrop: false,
  disableDialogs: true,
  webgl: false,
  // A spelling service would learn the words of the register, and download its dictionaries.
  spellcheck: false,
} satisfies WebPreferences);

/** For the one window. The preload and whether tools may open are the only things that vary. */
export const windowPreferences = (preload: string, isPackaged: boolean): Readonly<WebPreferences> =>
  Object.freeze({ ...preferences, partition: windowPartition, preload, devTools: !isPackaged });

/** For the hidden window that lays out a paper: no script at all, no preload. */
export const paperPreferences: Readonly<WebPreferences> = Object.freeze({
  ...preferences,
  partition: paperPartition,
  javascript: false,
  devTools: false,
});

/** `trusted-types` names the one policy a library brings (the editor's clipboard); ours need none. */
export const windowPolicy: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'font-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ['ProseMirrorClipboard'],
};

/** A paper brings its style and its pictures inside itself and can ask for nothing. */
export const paperPolicy: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  'style-src': ["'unsafe-inline'"],
  'font-src': ['data:'],
  'img-src': ['data:'],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** A policy as the header spells it. */
export const policyText = (policy: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(policy)
    .map(([directive, values]) => `${directive} ${values.join(' ')}`)
    .join('; ');

/** No permission is needed: copying goes through keys and the menu, not through the clipboard's script interface. */
export const allowedPermissions: readonly Permission[] = [];

/** No address outside the program is ever opened. */
export const allowedExternalAddresses: readonly string[] = [];

/** Chromium's own errands, each of which would touch the network or the disk. */
export const switches: readonly (readonly [name: string, value?: string])[] = [
  ['disable-http-cache'],
  ['disable-gpu-shader-disk-cache'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['no-pings'],
];

/** Switches with which somebody else at the machine could steer the program; a packaged one ends instead. */
export const forbiddenSwitches: readonly string[] = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'no-sandbox',
  'disable-web-security',
  'load-extension',
  'js-flags',
];
