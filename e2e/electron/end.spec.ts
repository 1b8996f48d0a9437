/** How the program ends, and that only one instance runs: run by `npm run verify:electron`. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/program.ts';
import { call, openRegister, unlock } from '../fixtures/register.ts';

test('quitting from the menu or a key puts everything away', async ({ program }) => {
  await openRegister(program.page);
  const journal = join(program.registerFolder, 'generations/0001/register.db-wal');
  expect(existsSync(journal), 'an open register has its journal').toBe(true);
  const ended = new Promise<void>((resolve) => program.application.once('close', () => resolve()));
  // The menu's role and the system's key do the same.
  await program.application.evaluate(({ app }) => setImmediate(() => app.quit()));
  await ended;
  expect(existsSync(journal), 'the core has closed the register').toBe(false);
  await program.restart();
  await unlock(program.page);
});

test('hardening 24 enforced: a second start with the same data ends at once, and the first goes on', async ({ program }) => {
  await openRegister(program.page);
  const [file = '', ...given] = await program.application.evaluate(() => process.argv);
  const withoutSandbox = process.env['UTVAG_SANDBOX'] === 'off' ? ['--no-sandbox'] : [];
  const second = spawn(file, [...withoutSandbox, ...given], { stdio: 'ignore' });
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  const windows = await program.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(windows).toBe(1);
  expect(await call(program.page, 'users.status', {})).toMatchObject({ open: true });
});
