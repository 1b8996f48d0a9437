import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { damageTable } from '../fixtures/damage.ts';
import type { ProgramFixture } from '../fixtures/program.ts';
import { leaving } from '../models/leaving.ts';

export type Stop = {
  /** In the file's name. */
  readonly name: string;
  /** From the stop before to here; ends when what is to be seen is there. */
  readonly go: (page: Page, program: ProgramFixture) => Promise<void>;
};

const example = join(import.meta.dirname, '../../examples/arendelista.xlsx');
const rail = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Huvudmeny' }).getByText(name, { exact: true }).click();
const heading = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor();
const button = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const next = (page: Page): Promise<void> => button(page, 'Fortsätt');

const tab = (name: string, label: string, seen: (page: Page) => Promise<void> = async () => {}): Stop => ({
  name,
  go: async (page) => {
    await page.getByRole('tab', { name: label, exact: true }).click();
    await page.getByRole('tabpanel', { name: label }).waitFor();
    await seen(page);
  },
});

/** The dialog of the stop before is closed first, and what was begun in it thrown away. */
const closing = ({ name, go }: Stop, isWritten = false): Stop => ({
  name,
  go: async (page, program) => {
    await page.keyboard.press('Escape');
    if (isWritten) await button(page, 'Kasta ändringarna');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await go(page, program);
  },
});

/** One of the letters that Dokument offers. */
const letter = (name: string, entry: string): Stop =>
  closing({
    name,
    go: async (page) => {
      await page.getByRole('main').getByRole('button', { name: 'Nytt', exact: true }).click();
      await page.getByRole('menuitem', { name: entry }).click();
      await page.getByRole('dialog').waitFor();
    },
  });

/** The rows of a list that scrolls are there once one of them is. */
const listed = (page: Page, words: string | RegExp): Promise<void> => page.getByRole('main').getByText(words).first().waitFor();

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
      await page.keyboard.press('Control+l');
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

/** The demo register, from the morning's list to the settings. */
export const working: readonly Stop[] = [
  {
    name: 'today',
    go: async (page) => {
      await heading(page, 'Torsdag 7 maj');
      await listed(page, 'Försenat');
    },
  },
  {
    name: 'today-agency',
    go: async (page) => {
      await page.getByRole('radio', { name: 'Per myndighet' }).click();
      await page.getByRole('region', { name: 'Polisen' }).waitFor();
    },
  },
  {
    name: 'palette',
    go: async (page) => {
      await page.getByRole('radio', { name: 'Alla' }).click();
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('textbox').or(page.getByRole('dialog').getByRole('combobox')).first().fill('Alva');
      await page.getByText('Alva Testberg').waitFor();
    },
  },
  {
    name: 'search-notice',
    go: async (page) => {
      await page.getByRole('dialog').getByRole('combobox').fill('Navestad');
      await page.getByText(/får du bara söka på namn/).waitFor();
    },
  },
  {
    name: 'keys',
    go: async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('F1');
      await page.getByRole('dialog', { name: 'Tangenter' }).waitFor();
    },
  },
  {
    name: 'participants',
    go: async (page) => {
      await page.keyboard.press('Escape');
      await rail(page, 'Deltagare');
      await listed(page, 'Alva Testberg');
    },
  },
  {
    name: 'participant-new',
    go: async (page) => {
      await page.keyboard.press('n');
      await page.keyboard.press('Enter');
      await heading(page, 'Ny deltagare');
    },
  },
  {
    name: 'participant-sealed',
    go: async (page) => {
      await rail(page, 'Deltagare');
      await page.getByRole('row', { name: /Ä-2025-018/ }).click();
      await page.getByRole('dialog', { name: 'Skyddad post' }).waitFor();
    },
  },
  {
    name: 'participant-overview',
    go: async (page) => {
      await button(page, 'Avbryt');
      await page.getByRole('row', { name: /Alva Testberg/ }).click();
      await heading(page, /Alva Testberg/);
      await listed(page, 'Vill börja träna igen');
    },
  },
  tab('participant-consent', 'Samtycke', (page) => listed(page, 'Missbruk')),
  {
    name: 'ground-dialog',
    go: async (page) => {
      await page
        .getByRole('row', { name: /^Hälsa/ })
        .getByRole('gridcell')
        .first()
        .click();
      await button(page, 'Pröva annan grund');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /Grund$/ })
        .click();
      await page.getByRole('option', { name: /OSL 10 kap. 18 a/ }).click();
      await page.getByRole('dialog').getByText('Avser uppgiften ett begånget brott?').waitFor();
    },
  },
  closing(
    tab('participant-threat', 'Hot & risk', (page) => listed(page, /Räven/)),
    true,
  ),
  tab('participant-relocation', 'Flyttplan'),
  tab('participant-family', 'Familj & kontakter', (page) => listed(page, /Cecilia/)),
  tab('participant-actions', 'Åtgärder', (page) => listed(page, /Återkoppla till mötet/)),
  tab('participant-documents', 'Dokument'),
  letter('contact-request', 'Polisens begäran om kontaktuppgifter'),
  letter('concern-report', 'Orosanmälan'),
  letter('document-request', 'Begäran om allmän handling'),
  {
    name: 'meetings',
    go: async (page) => {
      await page.keyboard.press('Escape');
      await rail(page, 'Möten');
      await heading(page, 'Möten');
      await listed(page, /SIG-möte 14/);
    },
  },
  {
    name: 'meeting-plan',
    go: async (page) => {
      await button(page, 'Planera möte');
      await heading(page, 'Planera möte');
    },
  },
  {
    name: 'meeting-finished',
    go: async (page) => {
      await rail(page, 'Möten');
      await page.getByRole('button', { name: /SIG-möte 13/ }).click();
      await heading(page, /SIG-möte 13/);
      await page.getByRole('tab', { name: 'Avsluta' }).click();
      await page.getByRole('region', { name: 'Utdelning' }).waitFor();
    },
  },
  {
    name: 'meeting-prepare',
    go: async (page) => {
      await rail(page, 'Möten');
      await page.getByRole('button', { name: /SIG-möte 14/ }).click();
      await heading(page, /SIG-möte 14/);
      await page.getByRole('tab', { name: 'Förbered' }).click();
      await listed(page, 'Täckning av samtycke');
    },
  },
  {
    name: 'meeting-hold',
    go: async (page) => {
      await button(page, 'Håll mötet');
      await page.getByRole('tab', { name: 'Håll mötet', selected: true }).waitFor();
      await listed(page, 'Närvaro');
    },
  },
  tab('meeting-finish', 'Avsluta', (page) => listed(page, 'Innan du färdigställer')),
  {
    name: 'relocation',
    go: async (page) => {
      await rail(page, 'Flytt');
      await listed(page, /Ä-2026-010/);
    },
  },
  {
    name: 'relocation-place',
    go: async (page) => {
      await page.getByRole('button', { name: /Ä-2026-010/ }).click();
      await heading(page, /Ä-2026-010/);
      await listed(page, 'Örebro');
    },
  },
  tab('relocation-timeline', 'Tidslinje'),
  tab('relocation-family', 'Familj'),
  tab('relocation-costs', 'Kostnader'),
  tab('relocation-move-day', 'Flyttdag'),
  {
    name: 'paper-reason',
    go: async (page) => {
      await button(page, 'Skriv ut');
      await page.getByRole('menuitem', { name: 'Fullständig version som PDF' }).click();
      await leaving(page).dialog.waitFor();
    },
  },
  {
    name: 'log',
    go: async (page) => {
      await leaving(page).giveUp();
      await button(page, 'Stäng meddelandet');
      await rail(page, 'Logg');
      await heading(page, 'Logg');
    },
  },
  {
    name: 'log-sample',
    go: async (page) => {
      await page.getByRole('tab', { name: 'Månadskontroll', exact: true }).click();
      await button(page, 'Dra stickprovet');
      await page.getByRole('list', { name: 'Stickprovets poster' }).getByRole('button').first().click();
      await page.getByRole('button', { name: 'Spara granskningen' }).waitFor();
    },
  },
  {
    name: 'lock-warning',
    go: async (page) => {
      await page.clock.install();
      await page.clock.fastForward('04:40');
      await page.getByRole('status').filter({ hasText: 'Registret låses snart' }).waitFor();
    },
  },
  {
    name: 'settings-appearance',
    go: async (page) => {
      await rail(page, 'Inställningar');
      await heading(page, 'Inställningar');
    },
  },
  tab('settings-agencies', 'Myndigheter'),
  tab('settings-users', 'Användare'),
  tab('settings-keys', 'Nycklar', (page) => listed(page, 'Generation 1')),
  tab('settings-register', 'Registret'),
  tab('settings-rules', 'Regler'),
  tab('settings-grounds', 'Lagliga grunder'),
  tab('settings-backups', 'Säkerhetskopior', async (page) => {
    await button(page, 'Säkerhetskopiera nu');
    await page.getByText('Säkerhetskopian är gjord och genomläst.').first().waitFor();
  }),
  {
    name: 'restore-preview',
    go: async (page) => {
      await button(page, 'Återställ…');
      await page.getByRole('dialog').getByRole('table', { name: 'Kopian bredvid registret' }).waitFor();
    },
  },
  closing(tab('settings-about', 'Om Utväg')),
  {
    name: 'consent-withdrawn',
    go: async (page) => {
      await rail(page, 'Deltagare');
      await page.getByRole('row', { name: /Alva Testberg/ }).click();
      await page.getByRole('tab', { name: 'Samtycke', exact: true }).click();
      await button(page, 'Återkalla…');
      await page.getByRole('dialog').getByRole('textbox', { name: 'Vem återkallade?' }).fill('Alva, på telefon');
    },
  },
  {
    name: 'recalls',
    go: async (page) => {
      await page.getByRole('dialog').getByRole('button', { name: 'Återkalla', exact: true }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.getByRole('tab', { name: 'Dokument', exact: true }).click();
      await page.getByRole('list', { name: 'Att återkalla' }).waitFor();
    },
  },
  {
    name: 'participant-protected',
    go: async (page) => {
      await rail(page, 'Deltagare');
      await page.getByRole('row', { name: /Ä-2025-018/ }).click();
      await page.getByRole('dialog', { name: 'Skyddad post' }).getByRole('textbox').fill('Ringer om flytten i juli.');
      await button(page, 'Öppna');
      await page.getByRole('tab', { name: 'Översikt', selected: true }).waitFor();
    },
  },
  {
    name: 'record-ending',
    go: async (page) => {
      await page
        .getByRole('region', { name: 'Uppgifter' })
        .getByRole('button', { name: /Skydd$/ })
        .click();
      await page.getByRole('option', { name: 'Fingerade personuppgifter' }).click();
      await page.getByRole('alertdialog', { name: 'Avsluta posten för gott?' }).waitFor();
    },
  },
  {
    name: 'record-ended',
    go: async (page) => {
      await page.getByText('Jag förstår att posten inte kan öppnas för ändringar igen.').click();
      await button(page, 'Avsluta för gott');
      await page.getByText('Posten är avslutad för gott.').first().waitFor();
    },
  },
];
