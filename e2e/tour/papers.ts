import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { ProgramFixture } from '../fixtures/program.ts';
import { leaving } from '../models/leaving.ts';
import { documents } from './camera.ts';

export type PaperStop = {
  /** The file under `documents/`. */
  readonly file: string;
  /** Presses the button that saves it, on the stop with the same name as `at`. */
  readonly at: string;
  readonly save: (page: Page) => Promise<void>;
};

const fromMenu = async (page: Page, trigger: string, item: string): Promise<void> => {
  await page.getByRole('button', { name: trigger, exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
};
const minutes = (file: string, recipient: string, item = 'Spara som PDF'): PaperStop => ({
  file,
  at: 'meeting-finished',
  save: (page) => fromMenu(page, `Lämna ut till ${recipient}`, item),
});

/** Every paper, saved through the interface at the stop where a user saves it. */
export const papers: readonly PaperStop[] = [
  minutes('minutes-full.pdf', 'Egen verksamhet'),
  minutes('minutes-full.docx', 'Egen verksamhet', 'Spara som Word'),
  minutes('minutes-polisen.pdf', 'Polisen'),
  minutes('minutes-skolan.pdf', 'Skolan'),
  minutes('minutes-regionen.pdf', 'Regionen'),
  {
    file: 'agenda.pdf',
    at: 'meeting-prepare',
    save: (page) => fromMenu(page, 'Kallelser', 'Spara hela dagordningen för egen verksamhet (PDF)'),
  },
  {
    file: 'consent-form.pdf',
    at: 'participant-consent',
    save: async (page) => {
      await page.getByRole('button', { name: 'Blankett', exact: true }).first().click();
      await page.getByRole('menuitem', { name: 'Spara som PDF', exact: true }).click();
    },
  },
  { file: 'relocation-full.pdf', at: 'relocation-place', save: (page) => fromMenu(page, 'Skriv ut', 'Fullständig version som PDF') },
  { file: 'relocation-card.pdf', at: 'relocation-place', save: (page) => fromMenu(page, 'Skriv ut', 'Flyttdagens kort som PDF') },
];

/** Answers the save dialog and waits until the paper is there and its notice has been dismissed. */
export const savePaper = async (page: Page, program: ProgramFixture, paper: PaperStop): Promise<void> => {
  const before = (await program.dialogs.saved()).length;
  await program.dialogs.save(join(documents, paper.file));
  await paper.save(page);
  const notice = page.getByRole('region', { name: 'Meddelanden' }).getByRole('button', { name: 'Stäng meddelandet' }).first();
  const ask = leaving(page);
  await ask.dialog.or(notice).first().waitFor();
  if (await ask.dialog.isVisible()) await ask.give('Delas ut på mötet den 7 maj');
  await notice.click();
  if ((await program.dialogs.saved()).length !== before + 1) throw new Error(`${paper.file} was not saved`);
};
