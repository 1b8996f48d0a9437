import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { runtime } from '../fixtures/place.ts';
import { expect, test } from '../fixtures/program.ts';

/** Electron zooms like a browser; the stand-in uses a style on the page's root. */
const zoomOf = (page: Page): Promise<number> =>
  page.evaluate((isElectron) => (isElectron ? devicePixelRatio : Number(document.documentElement.style.zoom || 1)), runtime === 'electron');

test('keys and wheel zoom within bounds, and the window comes back as it was left', async ({ program }) => {
  await expect(program.page.getByRole('heading').first()).toBeVisible();
  const zooms = (): Promise<number> => zoomOf(program.page);
  await program.page.keyboard.press('Control++');
  await program.page.keyboard.press('Control+=');
  await expect.poll(zooms).toBeCloseTo(1.25);
  await program.page.mouse.move(300, 300);
  await program.page.keyboard.down('Control');
  await program.page.mouse.wheel(0, 100);
  await program.page.keyboard.up('Control');
  await expect.poll(zooms).toBeCloseTo(1.1);
  // Saved half a second after the last change.
  await expect.poll(() => readFile(join(program.folder, 'data', 'window.json'), 'utf8').catch(() => '')).toContain('"zoom":1.1');
  await program.restart();
  await expect(program.page.getByRole('heading').first()).toBeVisible();
  await expect.poll(zooms).toBeCloseTo(1.1);
  await program.page.keyboard.press('Control+0');
  await expect.poll(zooms).toBeCloseTo(1);
  for (let n = 0; n < 12; n += 1) await program.page.keyboard.press('Control+-');
  await expect.poll(zooms).toBeCloseTo(0.5);
});
