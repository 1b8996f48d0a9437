import type { Page } from '@playwright/test';
import { assert } from 'vitest';
import { findings } from '../../e2e/fixtures/axe.ts';

/** In the open dialog, or in the view when there is none; the frame around it is looked at in the tour. */
export const expectAccessible = async (page: Page, view: string): Promise<void> => {
  assert.deepEqual(await findings(page, { inPart: true }), [], `axe on ${view}`);
};
