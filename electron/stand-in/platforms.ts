/**
 * The differences between the three systems, as Electron's own types state them with `@platform`; `platforms.test.ts` checks the list
 * against them.
 */
export type Platform = 'darwin' | 'linux' | 'win32';
export const platforms: readonly Platform[] = ['darwin', 'linux', 'win32'];

/** The object that emits the event, and the systems that send it. */
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

/** Where the window can answer whether its content is protected; elsewhere Electron always says no. */
export const protectsContent = (platform: Platform): boolean => platform !== 'linux';

/** The three systems that Electron supports. */
export const platformOf = (name: NodeJS.Platform): Platform => platforms.find((each) => each === name) ?? 'linux';
