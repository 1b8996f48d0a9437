import { describe } from 'vitest';
import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '../../testing/axe.ts';
import { fingerprint } from '../../../e2e/fixtures/disk.ts';
import { expect, test } from '../../testing/test.ts';
import { passphrase } from '../../../e2e/fixtures/register.ts';
import { start } from '../../../e2e/models/start.ts';

describe('a new register', () => {
  test.override('register', 'none');

  test('is made in five steps, each problem said at its field, nothing on disk before the end', async ({ program }) => {
    const { page } = program;
    const on = start(page);
    await expect(on.heading('Välkommen till Utväg')).toBeVisible();
    await expectAccessible(page, 'the welcome page');
    await on.begin();

    await on.next();
    await expect(page.getByText('Välj kommun i listan.')).toBeVisible();
    await on.municipality('Norrk', 'Norrköping');
    await page.getByText(/^Någon annanstans i kommunen/).click();
    await expect(page.getByRole('radio', { name: /Någon annanstans i kommunen/ })).toBeChecked();
    await on.field('Enhet').fill('');
    await on.next();
    await expect(page.getByText('Fyll i det här.')).toBeVisible();
    await on.field('Enhet').fill('Exit Norrköping');
    await expectAccessible(page, 'the first step');
    await on.next();

    await on.next();
    await expect(page.getByText('Fyll i det här.')).toHaveCount(2);
    await on.field('Ditt namn').fill('Maja Ek');
    await expect(on.field('Signatur')).toHaveValue('ME');
    await on.field('Signatur').fill('M Ek!');
    await on.next();
    await expect(page.getByText('Högst sex bokstäver (a–ö) eller siffror, utan mellanslag.')).toBeVisible();
    await on.field('Signatur').fill('ME');
    await expectAccessible(page, 'the second step');
    await on.next();

    // Its strength is told a moment after it is typed: by then somebody may be pressing what stands below.
    const below = async (): Promise<number | undefined> => (await on.field('Lösenfrasen en gång till').boundingBox())?.y;
    const stood = await below();
    await on.field('Lösenfras').fill(passphrase);
    await expect(page.getByText('Mycket stark.')).toBeVisible();
    expect(await below()).toBe(stood);
    await on.field('Lösenfras').fill('kort');
    await on.next();
    await expect(page.getByText('Lösenfrasen är för kort. Skriv minst tolv tecken.')).toBeVisible();
    await on.field('Lösenfras').fill('avhoppare123');
    await on.next();
    await expect(page.getByText('Den här lösenfrasen går att gissa. Lägg till ett eller två ord.')).toBeVisible();
    await on.field('Lösenfras').fill(passphrase);
    await on.field('Lösenfrasen en gång till').fill(`${passphrase}s`);
    await expect(page.getByText('Mycket stark.')).toBeVisible();
    await on.next();
    await expect(page.getByText('De två fraserna är inte lika. Skriv den andra en gång till.')).toBeVisible();
    await expectAccessible(page, 'the passphrase step');
    await on.field('Lösenfrasen en gång till').fill(passphrase);
    await on.next();

    await expect(on.heading('Skriv ut återställningskoden')).toBeVisible();
    const groups = await on.groups();
    expect(groups).toHaveLength(8);
    for (const group of groups) expect(group).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}$/);
    await expectAccessible(page, 'the code step');
    await on.next();

    const asked = await on.asked();
    expect(asked).toHaveLength(2);
    await expect(on.code).toBeHidden();
    for (const number of asked) await on.field(`Grupp ${number}`).fill('00000');
    await on.create();
    await expect(page.getByText('Gruppen stämmer inte med koden. Läs på papperet en gång till.')).toBeVisible();
    await expectAccessible(page, 'the last step');
    expect(existsSync(program.core.folder)).toBe(false);
    // As somebody writes who reads from paper: small letters, and a space.
    for (const number of asked) await on.field(`Grupp ${number}`).fill(` ${groups[number - 1]?.toLowerCase() ?? ''}`);
    await on.create();
    await on.open.waitFor();
    await expect(page.getByText('Norrköping', { exact: true })).toBeVisible();
    await expect(page.getByText('Provregister', { exact: true })).toBeVisible();

    const envelope = await readFile(join(program.core.folder, 'generations/0001/envelope.json'), 'utf8');
    for (const secret of ['Maja', 'Maja Ek', 'Norrk', 'Exit', passphrase, ...groups]) expect(envelope).not.toContain(secret);
  });

  test('prints and saves its recovery code, and says when the way there was broken off', async ({ program }) => {
    const { page, dialogs } = program;
    const on = start(page);
    await on.begin();
    await on.municipality('Norrk', 'Norrköping');
    await on.next();
    await on.field('Ditt namn').fill('Maja Ek');
    await on.next();
    // Whoever types and goes on at once is not stopped by a strength that is not known yet: here its words are still on their way.
    const { promise: isHere, resolve: arrive } = Promise.withResolvers<void>();
    await page.route('**/*.js', async (route) => {
      await isHere;
      await route.fallback();
    });
    await on.field('Lösenfras').fill(passphrase);
    await on.field('Lösenfrasen en gång till').fill(passphrase);
    await on.next();
    await expect(page.getByText('Den här lösenfrasen går att gissa. Lägg till ett eller två ord.')).toHaveCount(0);
    arrive();
    await on.code.waitFor();
    await page.unroute('**/*.js');
    await dialogs.cancel('save');
    await page.getByRole('button', { name: 'Spara som PDF' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Klart' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Spara som PDF' }).click();
    await expect(page.getByText('Klart. Lägg papperet inlåst.')).toBeVisible();
    await page.getByRole('button', { name: 'Skriv ut', exact: true }).click();
    await expect.poll(() => dialogs.printed().length).toBe(1);
    const [path = ''] = await dialogs.saved();
    expect((await readFile(path)).subarray(0, 5).toString()).toBe('%PDF-');
    // Going back and forth shows the same code: the paper in hand stays true.
    const groups = await on.groups();
    await on.back();
    await on.next();
    expect(await on.groups()).toEqual(groups);
    for (const group of groups) expect(dialogs.printed()[0]).toContain(group);
  });

  test('opens with the recovery code, and a typing error is found in its group', async ({ program }) => {
    const { page } = program;
    const on = start(page);
    const code = await on.makeRegister();
    await on.lock();
    await page.getByRole('button', { name: 'Använd återställningskoden' }).click();
    await expectAccessible(page, 'the recovery code field');
    const groups = code.split('-');
    const third = groups[2] ?? '';
    const wrong = [...groups.slice(0, 2), `${third.startsWith('7') ? '8' : '7'}${third.slice(1)}`, ...groups.slice(3)].join('-');
    await on.field('Återställningskod').fill(wrong);
    await on.unlockButton.click();
    await expect(page.getByText('Titta på grupp 3.')).toBeVisible();
    await expect(on.field('Återställningskod')).toHaveValue(wrong);
    await on.field('Återställningskod').fill(code.replaceAll('-', ' ').toLowerCase());
    await on.unlockButton.click();
    await on.open.waitFor();
  });
});

describe('a locked register', () => {
  test('opens with its passphrase; a wrong one is refused, the field emptied, the tries told', async ({ program }) => {
    const { page } = program;
    const on = start(page);
    await on.lock();
    await expectAccessible(page, 'the lock screen');
    await expect(on.field('Lösenfras')).toBeFocused();
    const before = fingerprint(program.core.folder);
    await on.unlock('fel fras men lång nog');
    await expect(page.getByText(/Lösenfrasen stämmer inte\. Inget har ändrats\./)).toBeVisible();
    await expect(on.field('Lösenfras')).toHaveValue('');
    expect(fingerprint(program.core.folder)).toBe(before);
    await expectAccessible(page, 'a wrong passphrase');
    await on.unlock('en annan fel fras');
    await expect(on.field('Lösenfras')).toHaveValue('');
    await on.unlock();
    await on.open.waitFor();
    await expect(page.getByText('2 felaktiga försök att låsa upp har gjorts sedan sist. De står i loggen.')).toBeVisible();
  });

  for (const [key, name] of [
    ['ControlOrMeta+l', 'Ctrl L'],
    ['F9', 'F9'],
  ] as const) {
    test(`is locked at once by ${name}, and holds nothing of what was shown`, async ({ program }) => {
      const { page } = program;
      const on = start(page);
      await page.getByRole('navigation', { name: 'Huvudmeny' }).getByText('Inställningar').click();
      await page.keyboard.press(key);
      await on.heading('Lås upp registret').waitFor();
      await expect(page.getByText('Norrköping')).toHaveCount(0);
      await on.unlock();
      await on.open.waitFor();
      await expect(page.getByRole('heading', { level: 1, name: 'Inställningar' })).toHaveCount(0);
    });
  }
});
