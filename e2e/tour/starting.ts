import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { damageTable } from '../fixtures/damage.ts';
import { button, example, heading, listed, next, rail, type Stop } from './stop.ts';

let code: readonly string[] = [];

/** Before a register is open: the first morning. */
export const starting: readonly Stop[] = [
  { name: 'welcome', go: (page) => heading(page, 'Välkommen till Utväg') },
  {
    name: 'wizard-organisation',
    go: async (page) => {
      await page.getByRole('button', { name: /^Nytt register/ }).click();
      await page.getByRole('combobox', { name: 'Kommun' }).fill('Norrk');
      await page.getByRole('option', { name: /Norrköping/ }).click();
      await heading(page, 'Vilken verksamhet är det?');
    },
  },
  {
    name: 'wizard-user',
    go: async (page) => {
      await next(page);
      await page.getByLabel('Ditt namn').fill('Maja Ek');
    },
  },
  {
    name: 'wizard-passphrase',
    go: async (page) => {
      await next(page);
      await page.getByLabel('Lösenfras', { exact: true }).fill('korrekt häst batteri klammer');
      await page.getByLabel('Lösenfrasen en gång till').fill('korrekt häst batteri klammer');
      await page.getByText(/^(Mycket stark|Stark)\.$/).waitFor();
    },
  },
  {
    name: 'wizard-code',
    go: async (page) => {
      await next(page);
      await heading(page, 'Skriv ut återställningskoden');
      const groups = await page.getByRole('list', { name: 'Återställningskod' }).getByRole('listitem').allTextContents();
      // Each begins with its number.
      code = groups.map((group) => group.trim().slice(-5));
    },
  },
  {
    name: 'wizard-confirm',
    go: async (page) => {
      await next(page);
      await heading(page, 'Har du koden på papper?');
      for (const field of await page.getByRole('textbox').all()) {
        const label = (await page.locator(`label[for="${await field.getAttribute('id')}"]`).textContent()) ?? '';
        await field.fill(code[Number(/\d+/.exec(label)?.[0] ?? 1) - 1] ?? '');
      }
    },
  },
  {
    name: 'today-empty',
    go: async (page) => {
      await button(page, 'Skapa registret');
      await page.getByText('Inget väntar', { exact: true }).waitFor();
    },
  },
  {
    name: 'participants-empty',
    go: async (page) => {
      await rail(page, 'Deltagare');
      await heading(page, 'Deltagare');
    },
  },
  {
    name: 'import',
    go: async (page) => {
      await button(page, 'Importera');
      await page.getByRole('button', { name: 'Välj fil' }).waitFor();
    },
  },
  {
    name: 'import-preview',
    go: async (page, program) => {
      await program.dialogs.open(example);
      await button(page, 'Välj fil');
      await listed(page, /arendelista/);
    },
  },
  {
    name: 'unlock',
    go: async (page) => {
      await page.keyboard.press('ControlOrMeta+l');
      await heading(page, 'Lås upp registret');
    },
  },
  {
    name: 'unlock-wait',
    go: async (page) => {
      for (const wrong of ['en fras som är fel', 'en till som är fel', 'och en tredje som är fel']) {
        const field = page.getByLabel('Lösenfras', { exact: true });
        await field.fill(wrong);
        await button(page, 'Lås upp');
        await page.waitForFunction(() => document.querySelector<HTMLInputElement>('input[type="password"]')?.value === '');
      }
      await page.getByText('För många fel i rad.').waitFor();
    },
  },
  {
    name: 'damaged',
    go: async (page, program) => {
      damageTable(program.registerFolder, 'agencies');
      await program.clock.set('2026-05-07T08:00:05Z');
      await page.getByText('Nu kan du försöka igen.').waitFor();
      await page.getByLabel('Lösenfras', { exact: true }).fill('korrekt häst batteri klammer');
      await button(page, 'Lås upp');
      await heading(page, 'Registret är skadat');
    },
  },
  {
    name: 'damaged-saved',
    go: async (page, program) => {
      const target = join(program.folder, 'sparat');
      mkdirSync(target);
      await program.dialogs.folder(target);
      await page.getByRole('button', { name: /^Spara det som går att läsa/ }).click();
      await heading(page, 'Det som gick att läsa är sparat');
    },
  },
];
