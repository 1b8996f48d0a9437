import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { assert } from 'vitest';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Violation = {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
};
type Axe = { readonly run: (context: object, options: object) => Promise<{ readonly violations: Violation[]; readonly passes: object[] }> };

/** What axe finds in the open dialog, or in the view when there is none; the frame around it is looked at in the tour. */
export const expectAccessible = async (page: Page, view: string): Promise<void> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: Axe };
    const dialog = '[role=dialog], [role=alertdialog]';
    const include = [document.querySelector(dialog) === null ? 'main' : dialog];
    const { violations, passes } = await axe.run({ include }, { resultTypes: ['violations'] });
    return {
      looked: passes.length > 0,
      violations: violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} — ${node.failureSummary}`)),
    };
  });
  assert.deepEqual(found, { looked: true, violations: [] }, `axe on ${view}`);
};
