import { addSecond, decisions } from '../models/decisions.ts';
import { leaving } from '../models/leaving.ts';
import { button, closing, heading, letter, listed, rail, tab, type Stop } from './stop.ts';

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
      await page.keyboard.press('ControlOrMeta+k');
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
      await page.keyboard.press('Alt+n');
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
      await addSecond(page);
      await page
        .getByRole('region', { name: 'Uppgifter' })
        .getByRole('button', { name: /Skydd$/ })
        .click();
      await page.getByRole('option', { name: 'Fingerade personuppgifter' }).click();
      await page.getByRole('dialog', { name: 'Avsluta posten för gott?' }).waitFor();
    },
  },
  {
    name: 'record-ended',
    go: async (page) => {
      await page.getByText('Jag förstår att posten inte kan öppnas för ändringar igen.').click();
      await decisions(page).sign();
      await page.getByText('Posten är avslutad för gott.').first().waitFor();
    },
  },
];
