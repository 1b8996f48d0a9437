import type { Page } from '@playwright/test';
import { expect, step, test } from '../../testing/test.ts';
import { addZone, registerSam } from '../../../e2e/fixtures/register.ts';
import { relocation } from '../../../e2e/models/relocation.ts';
import { threatsTab } from '../../../e2e/models/threats.ts';

/** A register with Sam in it, a zone of 60 km around Norrköping, and his page open at Flyttplan. */
const begin = async (page: Page): Promise<void> => {
  const caseId = await registerSam(page);
  await addZone(page, caseId);
  await page.getByRole('navigation', { name: 'Huvudmeny' }).getByText('Deltagare', { exact: true }).click();
  await page.getByText('Sam Lindfors').first().click();
  await page.getByRole('tab', { name: 'Flyttplan' }).click();
  await page.getByRole('button', { name: 'Gör en flyttplan' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Flyttplan · Ä-2026-001' })).toBeVisible();
};

test('a place is weighed on the map by keyboard: Linköping is refused with its reason, Motala only as a town, Örebro is chosen', async ({
  program,
}) => {
  const { page } = program;
  await begin(page);
  const plan = relocation(page);

  await step('the keys of everywhere work beside the map', async () => {
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  await step('what the zones refuse stands there with the distances', async () => {
    await plan.weighOnMap('Linköping');
    await expect(plan.refused).toContainText('38 km, innanför zon Norrköping (60 km)');
    await plan.refused.getByRole('button', { name: /^Linköping/ }).click();
    const distances = plan.refused.getByRole('table', { name: 'Avstånd till zonerna' });
    await expect(distances).toContainText('Rivaliserande grupp rör sig här');
    await expect(distances.getByRole('cell', { name: 'Nekas' })).toBeVisible();
    await expect(plan.refused.getByRole('button', { name: 'Välj Linköping', exact: true })).toHaveCount(0);
  });

  await step('a municipality refused for one village opens for its town alone', async () => {
    await plan.weighFromList('Motala');
    const motala = plan.refused.filter({ hasText: 'Motala' });
    await expect(motala).toContainText('orten Borensberg ligger 52 km bort');
    await motala.getByRole('button', { name: /^Motala/ }).click();
    await motala.getByRole('button', { name: /Vilken del av kommunen$/ }).click();
    await expect(page.getByRole('option', { name: 'Borensberg', exact: true })).toHaveCount(0);
    await page.getByRole('option', { name: 'Motala', exact: true }).click();
    await expect(plan.alternatives).toContainText('Motala, bara orten');
    await expect(plan.refused).toHaveCount(1);
  });

  await step('the person ranks, and chooses', async () => {
    await plan.weighOnMap('Örebro');
    const orebro = plan.alternatives.filter({ hasText: 'Örebro' });
    await expect(orebro).toContainText('94 km från zon Norrköping (gräns 60) · närmaste ort Odensbacken 74 km');
    await orebro.getByRole('button', { name: /^Örebro/ }).click();
    await orebro.getByRole('button', { name: 'Flytta upp Örebro' }).click();
    await expect(plan.alternatives.first()).toContainText('Örebro');
    await orebro.getByRole('textbox', { name: /^Anmärkning/ }).fill('Skola och öppenvård finns.');
    await orebro.getByRole('button', { name: 'Välj Örebro' }).click();
    await expect(orebro.getByText('Vald', { exact: true })).toBeVisible();
    await expect(orebro.getByText('Skola och öppenvård finns.').first()).toBeVisible();
  });

  await step('what is taken away comes back', async () => {
    await plan.refused.getByRole('button', { name: /^Linköping/ }).click();
    await plan.refused.getByRole('button', { name: 'Ta bort Linköping' }).click();
    await expect(plan.refused).toHaveCount(0);
    await plan.undo();
    await expect(plan.refused).toContainText('Linköping');
  });

  await step('another responsible municipality waits for the written acceptance', async () => {
    // First into view: a list that is open closes when the page scrolls.
    await plan.main.getByRole('combobox', { name: 'Ansvarig kommun' }).click();
    await plan.main.getByRole('combobox', { name: 'Ansvarig kommun' }).fill('Örebro');
    await page.getByRole('option', { name: /^Örebro(?!,)/ }).click();
    await expect(plan.main.getByText('En annan kommun blir ansvarig först när den skriftligt tagit över.')).toBeVisible();
    await plan.write('Skriftligt övertagande', '2026-05-06');
    await expect(plan.main.getByText('ansvarig kommun Örebro')).toBeVisible();
  });

  await step('the place stands in no list, and a zone entered later flags the plan', async () => {
    await plan.toList();
    await expect(plan.main.getByText('Ä-2026-001')).toBeVisible();
    await expect(plan.main).not.toContainText('Örebro');
    await expect(page).not.toHaveTitle(/Örebro|Lindfors/);
    await page.getByRole('navigation', { name: 'Huvudmeny' }).getByText('Deltagare', { exact: true }).click();
    await page.getByText('Sam Lindfors').first().click();
    await page.getByRole('tab', { name: 'Hot & risk' }).click();
    const zone = await threatsTab(page).addZone('Örebro', 'Örebro', '30', 'Hotaktören har flyttat hit');
    await zone.getByRole('button', { name: 'Spara' }).click();
    await expect(zone).toBeHidden();
    await plan.toList();
    await plan.main.getByText('Ä-2026-001').click();
    await expect(plan.main.getByText('Orten ligger i en zon.')).toBeVisible();
  });
});
