/** Whether the program starts at all, as a user sees it: run by `npm run verify:electron`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/program.ts';
import { overview } from '../models/overview.ts';

test.describe('the demo register', () => {
  test.use({ startArguments: ['--demo'] });

  test('the window is visible and shows the title of the demo register', async ({ program }) => {
    await expect(overview(program.page).title).toHaveText('Torsdag 7 maj', { timeout: 40_000 });
    await expect(program.page.getByText('Demoregister · påhittade personer')).toBeVisible();
    const windows = await program.application.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => ({ isVisible: window.isVisible(), title: window.getTitle() })),
    );
    expect(windows).toEqual([{ isVisible: true, title: 'Utväg – demoregister' }]);
  });
});

test('the program runs under its own name and version, and keeps its data in a folder of that name', async ({ program }) => {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string };
  const { name, found, isDefault } = await program.application.evaluate(({ app }) => ({
    name: app.getName(),
    found: app.getVersion(),
    isDefault: 'defaultApp' in process && process.defaultApp === true,
  }));
  expect({ name, found }).toEqual({ name: 'Utväg', found: version });
  expect(isDefault, 'Electron was handed the folder').toBe(true);
});
