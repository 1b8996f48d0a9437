import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/axe.ts';

/** Where everything is saved: the argument of `npm run tour -- --out`. */
const out = process.env['UTVAG_TOUR_OUT'] ?? join(import.meta.dirname, '../../out/tour');
export const documents = join(out, 'documents');
const screens = join(out, 'screens');

const looks = [
  { suffix: 'light', scheme: 'light', width: 1440, height: 900 },
  { suffix: 'dark', scheme: 'dark', width: 1440, height: 900 },
  { suffix: 'light-1280x720', scheme: 'light', width: 1280, height: 720 },
] as const;

/** Pictures of one view in every look, named by the stop's position in the tour; axe checks light and dark. */
export const photograph = async (page: Page, number: number, name: string): Promise<void> => {
  await mkdir(screens, { recursive: true });
  for (const { suffix, scheme, width, height } of looks) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height });
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({
      path: join(screens, `${String(number).padStart(2, '0')}-${name}-${suffix}.png`),
      animations: 'disabled',
      caret: 'initial',
    });
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await expectAccessible(page, name);
};
