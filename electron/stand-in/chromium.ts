import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type LaunchOptions } from 'playwright-core';
import { browserSwitches, switches } from '../shell/policy/policy.ts';

/** The same switches that Electron gets, plus those that silence a whole browser; no others. */
export const chromiumArguments: readonly string[] = [
  ...switches.filter(([name]) => !browserSwitches.some(([own]) => own === name)),
  ...browserSwitches,
].map(([name, value]) => (value === undefined ? `--${name}` : `--${name}=${value}`));

const places: readonly string[] = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The system's Chromium, or the one named by UTVAG_CHROMIUM; null if there is none. */
export const findChromium = (): string | null => {
  const named = process.env['UTVAG_CHROMIUM'];
  return [...(named === undefined ? [] : [named]), ...places].find((path) => existsSync(path)) ?? null;
};

/** Controlled through a pipe: no TCP port is opened. */
export const launchOptions = (executablePath: string): LaunchOptions => ({
  executablePath,
  args: [...chromiumArguments],
  // Chromium refuses to start its sandbox as root.
  chromiumSandbox: process.getuid?.() !== 0,
});

/** @param more arguments in addition to ours, for a test that looks at the network */
export const launchHeadless = (executablePath: string, more: readonly string[] = []): Promise<Browser> => {
  const options = launchOptions(executablePath);
  return chromium.launch({ ...options, args: [...(options.args ?? []), ...more], headless: true });
};

/** A visible window and a way to remove it, including its profile. */
export type VisibleWindow = { readonly context: BrowserContext; readonly close: () => Promise<void> };

/** @param size width and height, "1440,900" */
export const launchVisible = async (executablePath: string, size: string): Promise<VisibleWindow> => {
  const profile = await mkdtemp(join(tmpdir(), 'utvag-profile-'));
  const remove = (): Promise<void> => rm(profile, { recursive: true, force: true, maxRetries: 5 });
  try {
    const base = launchOptions(executablePath);
    const context = await chromium.launchPersistentContext(profile, {
      ...base,
      args: [...(base.args ?? []), '--app=about:blank', `--window-size=${size}`],
      headless: false,
      viewport: null,
      acceptDownloads: false,
      serviceWorkers: 'block',
    });
    const close = async (): Promise<void> => {
      await context.close();
      await remove();
    };
    return { context, close };
  } catch (error) {
    await remove();
    throw error;
  }
};
