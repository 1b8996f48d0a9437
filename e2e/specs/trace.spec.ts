import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectAccessible } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/program.ts';
import { call, openRegister } from '../fixtures/register.ts';

const canary = 'Kanarie Kanariesson';

test('a fault of the core and one of the window are told under Om Utväg, can be copied, and hold no word of anybody', async ({
  program,
}) => {
  const { page } = program;
  const data = program.profileFolder ?? join(program.folder, 'data');
  // A name that no disk accepts: a system error without a refusal of its own.
  await program.dialogs.folder(join(program.folder, 'x'.repeat(300)));
  await expect(call(page, 'users.chooseFolder', {})).rejects.toThrow('internal');
  await program.dialogs.folder(program.registerFolder);
  await call(page, 'users.chooseFolder', {});
  await page.evaluate((words) => {
    setTimeout(() => {
      throw new RangeError(words);
    });
    void Promise.reject(new TypeError(`${words}\n    at /home/kanarie/out/core/kanarie.js:1:1`));
  }, canary);
  await expect.poll(() => program.takeProblems().join('\n')).toContain(canary);
  // A compromised page has no way to write text.
  for (const input of [
    { name: 'Error', frames: [], message: canary },
    { name: canary, frames: [] },
    { name: 'Error', frames: [{ file: `assets/${canary}.js`, line: 1, column: 1 }] },
  ])
    await expect(call(page, 'users.noteFault', input)).rejects.toThrow('invalid');
  await call(page, 'users.noteFault', { name: 'Error', frames: [{ file: 'assets/kanarie.js', line: 1, column: 1 }] });

  await openRegister(page);
  await page.getByRole('navigation', { name: 'Huvudmeny' }).getByText('Inställningar').click();
  await page.getByRole('tab', { name: 'Om Utväg' }).click();
  const trace = page.getByRole('textbox', { name: 'Felspår' });
  await expect(trace).toHaveValue(/window {2}RangeError/);
  await expect(trace).toHaveValue(/window {2}TypeError/);
  await expect(trace).toHaveValue(/core {2}(?:×\d+ {2})?Error ENAMETOOLONG {2}(?:chunks|core)\/[\w.-]+\.js:\d+:\d+/);
  await expectAccessible(page, 'the trace');
  await page.getByRole('button', { name: 'Kopiera' }).click();
  await expect(page.getByText('Felspåret är kopierat. Urklippet töms om en minut.')).toBeVisible();
  expect((await program.desk()).clipboard).toContain('Error ENAMETOOLONG');
  const kept = await readFile(join(data, 'trace.json'), 'utf8');
  expect(kept.toLowerCase()).not.toContain('kanarie');
  expect(kept).not.toContain('/home/');
});
