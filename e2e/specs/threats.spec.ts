import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/program.ts';
import { call, openRegister, unlock } from '../fixtures/register.ts';
import { threatsTab } from '../models/threats.ts';

const openParticipant = async (page: Page): Promise<void> => {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: 'Deltagare' })
    .or(page.getByRole('link', { name: 'Deltagare' }))
    .first()
    .click();
  await page.getByText('Alva Testberg').first().click();
  await page.getByRole('tab', { name: 'Hot & risk' }).click();
};

/** A register with Alva, 16, in it, and her page open at Hot & risk. */
const begin = async (page: Page): Promise<string> => {
  await openRegister(page);
  const { caseId } = await call<{ caseId: string }>(page, 'participants.register', {
    givenName: 'Alva',
    familyName: 'Testberg',
    alias: '',
    personalNumber: '',
    numberMissingReason: 'ännu okänt',
    birthDate: '2010-01-01',
    protection: 'none',
    phase: 'assessment',
    municipality: null,
    openedOn: '2026-03-01',
  });
  await openParticipant(page);
  return caseId;
};

const factors = {
  Förmåga: 'Har tillgång till vapen genom gruppen.',
  Avsikt: 'Har sagt i två samtal att skulden ska betalas.',
  Tillfälle: 'Rör sig vid skolan på vardagar.',
  Scenario: 'Söker upp Alva vid hållplatsen efter skolan.',
  Källa: 'Polisen, lokalpolisområdet',
};
const grave = { likelihood: '4 · stor', consequence: '5 · livshotande', level: 'Hög', confidence: 'Medel' };

test.use({ startClock: '2026-03-02T09:00:00Z' });

test('a person sets the level, a deviation needs its reason, and a new assessment leaves the old one readable', async ({ program }) => {
  const { page } = program;
  const caseId = await begin(page);
  const tab = threatsTab(page);

  await test.step('the product only suggests; a lower level without a reason is refused and everything typed stays', async () => {
    await tab.begin();
    await tab.addActor('A1', 'tidigare vän');
    await tab.writeFactors(factors);
    await expect(tab.suggestion).toContainText('Du beslutar nivån');
    await tab.judge(grave);
    await expect(tab.suggestion).toContainText('Mycket hög');
    await expect(tab.reassessOn).toHaveValue('2026-03-16');
    await tab.addMeasure('Byt telefonnummer', 'M. Ek');
    await tab.decide();
    await expect(page.getByText('Nivån avviker från förslaget.')).toBeVisible();
    await expect(tab.deviationReason).toBeFocused();
    await expect(tab.scenario).toHaveValue(factors.Scenario);
    await tab.deviationReason.fill('Hotaktören är häktad till juni.');
    await tab.decide();
  });

  await test.step('the level stands large with who decided and until when', async () => {
    await expect(tab.current).toContainText('Hög');
    await expect(tab.current).toContainText('Beslutad av Maja Ek 2026-03-02');
    await expect(tab.current).toContainText('Ny bedömning senast 2026-03-16');
    await expect(tab.current).toContainText('Förslaget var mycket hög. Skäl att avvika: Hotaktören är häktad till juni.');
  });

  await test.step('a measure is ticked off', async () => {
    await tab.measures.getByText('Byt telefonnummer').click();
    await expect(tab.measures).toContainText('klar 2026-03-02');
    await expect(tab.measures).toContainText('1 av 1');
  });

  await test.step('the day after its last day it is late, and a new threat presses within 24 hours', async () => {
    await program.clock.set('2026-03-18T09:00:00Z');
    const note = {
      type: 'threat',
      nature: 'fact',
      source: 'Mormor',
      reliability: 'medium',
      subjectArea: 'safety',
      text: 'Bil utanför huset.',
    };
    await call(page, 'events.add', { caseId, happenedAt: '2026-03-18T08:00:00.000Z', ...note });
    await program.restart();
    await unlock(program.page);
    await openParticipant(program.page);
    const after = threatsTab(program.page);
    await expect(program.page.getByRole('note').filter({ hasText: 'Nytt hot efter bedömningen.' })).toContainText(
      'senast 2026-03-19 10.00',
    );
    await expect(after.current).toContainText('2 dagar sen');
  });

  await test.step('the new assessment begins with the old texts but no level, and both are in the history', async () => {
    const after = threatsTab(program.page);
    await after.begin();
    await expect(after.scenario).toHaveValue(factors.Scenario);
    await expect(program.page.getByRole('radio', { checked: true })).toHaveCount(0);
    await after.writeFactors({ Källa: 'Mormor' });
    await after.judge({ ...grave, level: 'Mycket hög' });
    await expect(after.deviationReason).toBeHidden();
    await after.decide();
    await expect(after.current).toContainText('Mycket hög');
    await expect(after.history.getByRole('listitem')).toHaveCount(2);
    const old = await after.openAssessment('2026-03-02');
    await expect(old).toContainText('Hotaktören är häktad till juni.');
    await expect(old).toContainText('A1 · tidigare vän');
    await expect(old).toContainText('förslaget var mycket hög');
    await program.page.keyboard.press('Escape');
    await expect(old).toBeHidden();
  });
});

test('an assessment begun is there after the process was killed, field by field', async ({ program }) => {
  const caseId = await begin(program.page);
  const tab = threatsTab(program.page);
  await tab.begin();
  await tab.writeFactors({ Förmåga: factors.Förmåga, Scenario: factors.Scenario });
  await tab.judge(grave);
  await expect(program.page.getByText('Utkast sparat').first()).toBeVisible();
  const kept = async () => String((await call(program.page, 'drafts.get', { key: `threats/${caseId}/assessment` }))['value']);
  await expect.poll(kept).toContain('"confidence":"medium"');
  await program.kill();
  await program.restart();
  await unlock(program.page);
  await openParticipant(program.page);
  const after = threatsTab(program.page);
  await after.begin('Fortsätt bedömningen');
  await expect(after.scenario).toHaveValue(factors.Scenario);
  await expect(program.page.getByRole('radiogroup', { name: 'Hotnivå' }).getByRole('radio', { name: 'Hög', exact: true })).toBeChecked();
  await expect(after.deviationReason).toBeVisible();
});
