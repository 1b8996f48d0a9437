/** How the window fits into this desktop, checked on Electron: run by `npm run verify:electron`. */
import type { Menu as MenuOf } from 'electron';
import { expect, test, type ProgramFixture } from '../fixtures/program.ts';

// The window keeps its last size: the fixture does not set one.
test.use({ viewport: null });

const labels = ({ application }: ProgramFixture): Promise<readonly string[]> =>
  application.evaluate(({ Menu }) => {
    const words: string[] = [];
    const collect = (menu: MenuOf | null | undefined): void => {
      for (const { label, submenu, type } of menu?.items ?? []) {
        if (type !== 'separator') words.push(label.replace('&', ''));
        collect(submenu);
      }
    };
    collect(Menu.getApplicationMenu());
    return words;
  });

test('the menu is in the language of the program, and changes with it', async ({ program }) => {
  expect(await labels(program)).toEqual(expect.arrayContaining(['Redigera', 'Kopiera', 'Fönster']));
  expect(await labels(program)).not.toEqual(expect.arrayContaining(['Edit']));
  await program.page.getByRole('button', { name: 'English' }).click();
  await expect.poll(() => labels(program)).toEqual(expect.arrayContaining(['Edit', 'Copy', 'Window']));
});

test('the window comes back as large as it was left', async ({ program }) => {
  const size = (): Promise<readonly number[]> =>
    program.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize() ?? []);
  await program.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1100, 720));
  await expect.poll(size).toEqual([1100, 720]);
  await program.restart();
  expect(await size()).toEqual([1100, 720]);
});
