import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type LaunchOptions } from 'playwright-core';

/** Chromium's own errands off: nothing to the network, nothing to the disk that can be kept off it. */
export const chromiumArguments: readonly string[] = [
  // No name resolves, so that even a request nobody thought of ends on this machine.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disk-cache-dir=/dev/null',
  '--disk-cache-size=1',
  '--media-cache-size=1',
  '--disable-gpu-shader-disk-cache',
  '--disable-crash-reporter',
  '--disable-breakpad',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-extensions',
  '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication,CertificateTransparencyComponentUpdater',
  '--disable-spell-checking',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--password-store=basic',
];

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

/** The system's Chromium, or the one UTVAG_CHROMIUM names; null when there is none. */
export const findChromium = (): string | null => {
  const named = process.env['UTVAG_CHROMIUM'];
  return [...(named === undefined ? [] : [named]), ...places].find((path) => existsSync(path)) ?? null;
};

/** Driven over its pipe: no TCP port is opened. */
export const launchOptions = (executablePath: string): LaunchOptions => ({
  executablePath,
  args: [...chromiumArguments],
  // Chromium refuses to start its sandbox for root.
  chromiumSandbox: process.getuid?.() !== 0,
});

export const launchHeadless = (executablePath: string): Promise<Browser> =>
  chromium.launch({ ...launchOptions(executablePath), headless: true });

/** A visible window and how to put it away, its profile included. */
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
