/**
 * What differs between the three systems, as Electron's own types tell it with `@platform`; `platforms.test.ts` holds the list to them.
 */
export type Platform = 'darwin' | 'linux' | 'win32';
export const platforms: readonly Platform[] = ['darwin', 'linux', 'win32'];

/** Whose event it is, and the systems that send it. */
type EventPlace = { readonly of: 'App' | 'BrowserWindow' | 'PowerMonitor'; readonly on: readonly Platform[] };

export const systemEvents = {
  activate: { of: 'App', on: ['darwin'] },
  'second-instance': { of: 'App', on: platforms },
  'lock-screen': { of: 'PowerMonitor', on: ['darwin', 'win32'] },
  'unlock-screen': { of: 'PowerMonitor', on: ['darwin', 'win32'] },
  suspend: { of: 'PowerMonitor', on: platforms },
  resume: { of: 'PowerMonitor', on: platforms },
  shutdown: { of: 'PowerMonitor', on: ['darwin', 'linux'] },
  'user-did-resign-active': { of: 'PowerMonitor', on: ['darwin'] },
  'user-did-become-active': { of: 'PowerMonitor', on: ['darwin'] },
  'query-session-end': { of: 'BrowserWindow', on: ['win32'] },
  'session-end': { of: 'BrowserWindow', on: ['win32'] },
} as const satisfies Readonly<Record<string, EventPlace>>;

export const isSentOn = (event: keyof typeof systemEvents, platform: Platform): boolean =>
  (systemEvents[event].on as readonly Platform[]).includes(platform);

/** Where the window's own question about content protection has an answer; elsewhere Electron always says no. */
export const protectsContent = (platform: Platform): boolean => platform !== 'linux';

/** The three that Electron exists for. */
export const platformOf = (name: NodeJS.Platform): Platform => platforms.find((each) => each === name) ?? 'linux';
