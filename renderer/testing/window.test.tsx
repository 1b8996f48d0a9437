import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './test.ts';

/** A window that overlooked faults would make every other test green. */
test('whatever is printed as an error, thrown, refused by the policy or asked of nobody is a problem', async ({ program }) => {
  const { page } = program;
  await page.evaluate(() => {
    console.error('printed');
    setTimeout(() => {
      throw new Error('thrown');
    });
    void Promise.reject(new Error('rejected'));
    document.body.append(Object.assign(document.createElement('img'), { src: 'https://elsewhere.invalid/picture.png' }));
  });
  await page.getByRole('navigation', { name: 'Huvudmeny' }).getByText('Deltagare', { exact: true }).click();
  await page.getByRole('button', { name: 'Importera' }).click();
  await page.getByRole('button', { name: /Välj fil/ }).click();
  const problems: string[] = [];
  const found = (): string => {
    problems.push(...program.takeProblems());
    return problems.join('\n');
  };
  for (const what of [/console: printed/, /page: thrown/, /page: rejected/, /policy violation: img-src/, /nobody answered the dialog/])
    await expect.poll(found).toMatch(what);
});

test('a fault that the window notes, as of a sentence that is missing, is a problem', async ({ program }) => {
  const { page } = program;
  await page.evaluate(() => {
    const { utvag } = window as unknown as { utvag: { call: (text: string, bytes: Uint8Array[]) => Promise<string> } };
    return utvag.call(JSON.stringify({ procedure: 'users.noteFault', input: { name: 'TypeError', frames: [] } }), []);
  });
  await expect.poll(() => program.takeProblems().join()).toContain('fault in the window: {"name":"TypeError"');
});

test('the interface is built as people get it, also when a test runner around it says otherwise', () => {
  const folder = join(import.meta.dirname, '../../out/renderer/assets');
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(10);
  // What only React's development form has in it.
  expect(scripts.filter((name) => readFileSync(join(folder, name), 'utf8').includes('react_stack_bottom_frame'))).toEqual([]);
});
