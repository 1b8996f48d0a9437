/**
 * What the window may do, as data: the tests check every use of Electron against it (https://electronjs.org/docs/latest/tutorial/security).
 */
import type { ConfigureHostResolverOptions, ProxyConfig, WebPreferences } from 'electron';
import type { Permission } from '../electron-api.ts';

/** A privileged scheme of our own; the program never fetches anything from elsewhere. */
export const scheme = 'app';
/** Where the interface is: files below out/renderer. */
export const windowHost = 'utvag';
/** Where a paper is while it is being printed: in memory, under a one-time token. */
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
  // A spelling service would learn the words of the register and download its dictionaries.
  spellcheck: false,
} satisfies WebPreferences);

/** For the one window. Only the preload, and whether developer tools may open, vary. */
export const windowPreferences = (preload: string, isPackaged: boolean): Readonly<WebPreferences> =>
  Object.freeze({ ...preferences, partition: windowPartition, preload, devTools: !isPackaged });

/** For the hidden window that lays out a paper: no script at all, no preload. */
export const paperPreferences: Readonly<WebPreferences> = Object.freeze({
  ...preferences,
  partition: paperPartition,
  javascript: false,
  devTools: false,
});

/**
 * Where Chromium reports what the policy blocked inside the page. Nobody reads these reports, since they repeat what the page tried to
 * send. The shell cancels them like every request other than GET, and so learns that something was tried (`session.ts`).
 */
export const reportPath = '/refused';

/** No Trusted Types policy may be created: nothing in the window turns text into markup or script. */
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
  'trusted-types': ["'none'"],
  'report-uri': [reportPath],
};

/** A paper contains its own style and pictures and cannot request anything. */
export const paperPolicy: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  'style-src': ["'unsafe-inline'"],
  'font-src': ['data:'],
  'img-src': ['data:'],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
  'report-uri': [reportPath],
};

/** A policy in header syntax. */
export const policyText = (policy: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(policy)
    .map(([directive, values]) => `${directive} ${values.join(' ')}`)
    .join('; ');

/** No permission is needed: copying works through keys and the menu, not through the clipboard API. */
export const allowedPermissions: readonly Permission[] = [];

/** No address outside the program is ever opened. */
export const allowedExternalAddresses: readonly string[] = [];

/**
 * What the page may do besides drawing and calling: nothing. The header also refuses each of these, so that a page is turned down before it
 * asks anyone. Some would send a request of their own: attribution, federated login, tokens, requests that outlive the page.
 */
export const deniedFeatures: readonly string[] = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'clipboard-write',
  'deferred-fetch',
  'deferred-fetch-minimal',
  'digital-credentials-create',
  'digital-credentials-get',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'interest-cohort',
  'local-fonts',
  'local-network-access',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'private-state-token-issuance',
  'private-state-token-redemption',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'speaker-selection',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

/** The list in header syntax. */
export const deniedFeaturesText = deniedFeatures.map((feature) => `${feature}=()`).join(', ');

/**
 * Any request that reaches the network goes to this proxy, which does not exist: nobody can listen on port 0. The bypass rule removes the
 * exception that Chromium makes for this computer's own addresses. The shell answers `app:` before the network is involved.
 */
export const deadProxy = Object.freeze({
  mode: 'fixed_servers',
  proxyRules: '127.0.0.1:0',
  proxyBypassRules: '<-loopback>',
} satisfies ProxyConfig);

/** No resolver over HTTPS, which would contact a server of its own; the resolver rules block the rest. */
export const hostResolver = Object.freeze({
  secureDnsMode: 'off',
  enableAdditionalDnsQueryTypes: false,
} satisfies ConfigureHostResolverOptions);

/** Neither the content security policy nor request handlers cover WebRTC. So it gets no UDP, and its TCP goes to the dead proxy. */
export const webRtcPolicy = 'disable_non_proxied_udp';

/** Where a dictionary would be fetched from: an address that never causes a network request. */
export const dictionaryAddress = `${scheme}://${windowHost}/`;

/** Parts of Chromium that contact servers by themselves, or bypass the network settings here. */
const quietFeatures: readonly string[] = [
  // Announces names for this computer by multicast as soon as a page asks for a connection, and asks for other computers' names.
  'WebRtcHideLocalIpsWithMdns',
  'FedCm',
  'Prerender2',
  'NetworkTimeServiceQuerying',
  'PreconnectToSearch',
  'Translate',
  'OptimizationHints',
  'MediaRouter',
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
];

/** Chromium's own background requests, each of which would touch the network or the disk; and no name or address resolves. */
export const switches: readonly (readonly [name: string, value?: string])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['proxy-server', deadProxy.proxyRules],
  ['proxy-bypass-list', deadProxy.proxyBypassRules],
  ['webrtc-ip-handling-policy', webRtcPolicy],
  ['disable-features', quietFeatures.join(',')],
  ['disable-http-cache'],
  ['disable-gpu-shader-disk-cache'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['no-pings'],
];

/** A browser's built-in pages, which it loads for every window in a separate process: half the cost of a window. */
const browserFeatures: readonly string[] = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];

/** What a whole browser, as the stand-in drives it, does beyond that; Electron has none of it. Replaces a switch of the same name above. */
export const browserSwitches: readonly (readonly [name: string, value?: string])[] = [
  ['disable-features', [...quietFeatures, ...browserFeatures].join(',')],
  ['disk-cache-dir', '/dev/null'],
  ['disk-cache-size', '1'],
  ['media-cache-size', '1'],
  ['disable-crash-reporter'],
  ['disable-breakpad'],
  ['disable-sync'],
  ['disable-extensions'],
  ['no-first-run'],
  ['no-default-browser-check'],
  ['password-store', 'basic'],
];

/** Switches with which someone else at the machine could control the program; a packaged program exits instead. */
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
  // Would open the network again, or log requests.
  'no-proxy-server',
  'proxy-auto-detect',
  'proxy-pac-url',
  'proxy-server',
  'proxy-bypass-list',
  'host-resolver-rules',
  'host-rules',
  'webrtc-ip-handling-policy',
  'enable-features',
  'log-net-log',
];
