import { statSync } from 'node:fs';
import { relative } from 'node:path';
import { filesBelow, holds } from '../fixtures/disk.ts';
import { docxText, pdfText } from '../fixtures/papers.ts';
import { expect, test } from '../fixtures/program.ts';
import { openRegister } from '../fixtures/register.ts';
import { meetings, participantWithConsent } from '../models/meetings.ts';

test.use({ ownTemporaryFolder: true });

/** How a paper can be recognised on a disk: PDF, a part of a Word file, the page it was laid out as. */
const marks = ['%PDF-', 'word/document.xml', '<!DOCTYPE html>\n<html lang="sv">'];

test('saving and printing a paper leaves no file but the one that was asked for: none in the temporary folder, the profile or the register', async ({
  program,
  temporaryFolder,
}) => {
  const { page, dialogs } = program;
  await openRegister(page);
  await participantWithConsent(page, 'Alva', { Polisen: ['safety'] });
  const view = meetings(page);
  await view.toList();
  await view.plan({ date: '2026-05-07', about: ['Alva Testsson'], agencies: ['Polisen'], withTemplate: false });
  await view.addItem('Kvarnbacken nu', 'Säkerhet');
  await view.begin();
  await view.mark('Polisen', 'Närvarande');
  await view.tab('Avsluta');
  await view.main.getByRole('button', { name: /^Färdigställ/ }).click();
  await expect(view.main.getByText('Version 1, färdigställd').first()).toBeVisible();

  // The spec's own folder is inside the worker's: one listing covers register, data folder, browser profile and temporary files.
  const listed = (): string[] => filesBelow(temporaryFolder);
  const before = new Set(listed());
  expect([...before].some((file) => file.endsWith('register.db'))).toBe(true);
  for (const [how, said] of [
    ['Spara som PDF', /Polisen\.pdf sparades/],
    ['Spara som Word', /Polisen\.docx sparades/],
    ['Skriv ut', /Utskriften står i loggen/],
  ] as const) {
    await view.give('Polisen', how);
    await expect(view.saved(said)).toBeVisible();
  }
  const saved = await dialogs.saved();
  expect(saved).toHaveLength(3);
  expect(await pdfText(saved[0] ?? '')).toContain('Kvarnbacken nu');
  expect(await docxText(saved[1] ?? '')).toContain('Kvarnbacken nu');
  // Windows has no such bits: there a file has the permissions of the folder it was saved in.
  if (process.platform !== 'win32') for (const file of saved) expect(statSync(file).mode & 0o777, file).toBe(0o600);

  const fresh = listed().filter((file) => !before.has(file) && !saved.includes(file));
  // Electron's browser keeps its own files in the data folder and changes them at will: their content is checked, like all others.
  const isProfile = (file: string): boolean => program.profileFolder !== null && file.startsWith(program.profileFolder);
  expect(
    fresh.filter((file) => file.startsWith(program.folder) && !isProfile(file)).map((file) => relative(program.folder, file)),
    'beside the saved files',
  ).toEqual([]);
  const papers = (): string[] => listed().filter((file) => !saved.includes(file) && marks.some((mark) => holds(file, mark)));
  expect(papers(), 'papers in a file of the browser or a temporary one').toEqual([]);
  await program.kill();
  expect(papers(), 'papers left by a killed program').toEqual([]);
});
