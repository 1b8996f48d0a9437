import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findChromium, launchHeadless } from './chromium.ts';
import { pathWindows } from './path-window.ts';

let browser: Browser;
let folder: string;
let opened: Promise<Page>;
let announce: (context: BrowserContext) => void;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'utvag-path-window-'));
  await writeFile(join(folder, 'lista.csv'), 'namn');
  const chromium = findChromium();
  if (chromium === null) throw new Error('no Chromium on this machine');
  browser = await launchHeadless(chromium);
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  opened = new Promise<BrowserContext>((resolve) => (announce = resolve)).then(
    (context) => context.pages()[0] ?? context.waitForEvent('page'),
  );
});

const dialogs = pathWindows(async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  announce(context);
  return { context, close: () => context.close() };
});

describe('the window that asks for a path', () => {
  it('asks again until there is such a file, without any script', async () => {
    const answer = dialogs.open({ title: 'Välj "lista"', properties: ['openFile'] });
    const page = await opened;
    const path = page.getByLabel('Välj "lista"');
    await path.fill(join(folder, 'gone.csv'));
    await path.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'finns inget' }).waitFor();
    await path.fill(folder);
    await page.getByRole('button', { name: 'OK' }).click();
    await page.getByRole('alert').filter({ hasText: 'inte en fil' }).waitFor();
    expect(await path.inputValue()).toBe(folder);
    await path.fill(join(folder, 'lista.csv'));
    await page.getByRole('button', { name: 'OK' }).click();
    expect(await answer).toEqual({ canceled: false, filePaths: [join(folder, 'lista.csv')] });
  });

  it('replaces a file only when told to', async () => {
    const answer = dialogs.save({ title: 'Spara', defaultPath: 'ny.pdf' });
    const page = await opened;
    const path = page.getByLabel('Spara');
    expect(await path.inputValue()).toMatch(/ny\.pdf$/);
    await path.fill(join(folder, 'lista.csv'));
    await path.press('Enter');
    await page.getByLabel('Ersätt').check();
    await page.getByRole('button', { name: 'OK' }).click();
    expect(await answer).toEqual({ canceled: false, filePath: join(folder, 'lista.csv') });
  });

  it('answers cancelled: by its button, and when it is closed', async () => {
    const first = dialogs.open({ title: 'Mapp', properties: ['openDirectory'] });
    await (await opened).getByRole('button', { name: 'Avbryt' }).click();
    expect(await first).toEqual({ canceled: true, filePaths: [] });
    opened = new Promise<BrowserContext>((resolve) => (announce = resolve)).then(
      (context) => context.pages()[0] ?? context.waitForEvent('page'),
    );
    const second = dialogs.save({ title: 'Spara' });
    const page = await opened;
    await page.getByLabel('Spara').waitFor();
    await page.close();
    expect(await second).toEqual({ canceled: true, filePath: '' });
  });
});
