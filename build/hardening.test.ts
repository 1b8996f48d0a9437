import { expect, test } from 'vitest';
import { hardeningItems, onlyElectronEnforces, readHardening } from './hardening.mjs';
import { allTitles, titlesIn } from './test-titles.ts';

const titles = allTitles();
const hardening = titles.flatMap(({ file, title }) => {
  const read = readHardening(title);
  return read ? [{ file, ...read }] : [];
});

test('the titles of tests are read from their files, of whatever form', () => {
  const source = `
    test('one', () => {});
    it.each([['a'], ['b']])('two %s', (x) => {});
    test.describe('a group', () => { test(\`three \${x}\`, async ({ page }) => {}); });
    test.use({ a: 1 }); test.setTimeout(3); other('four', () => {});
    await test.step('a step', async () => {});
  `;
  expect(titlesIn('x.test.ts', source).map(({ title }) => title)).toEqual(['one', 'two %s', 'three …']);
  expect(titles.length).toBeGreaterThan(600);
});

test.each(Object.entries(hardeningItems))('item %s of the hardening list has a test: %s', (item) => {
  expect(hardening.filter((one) => one.item === item).map((one) => one.says)).not.toEqual([]);
});

test('no test names an item that is not on the list, or names one in another way', () => {
  expect(hardening.filter(({ item }) => !(item in hardeningItems))).toEqual([]);
  expect(titles.filter(({ title }) => /^hardening \d/.test(title) && !readHardening(title))).toEqual([]);
});

test('what only Electron enforces is called enforced by no test that runs without it', () => {
  const claimed = hardening.filter(
    ({ item, says, file }) => onlyElectronEnforces.includes(item) && says === 'enforced' && !file.startsWith('e2e/electron/'),
  );
  expect(claimed).toEqual([]);
});
