import { expect, type Locator, type Page } from '@playwright/test';

type Judgement = {
  /** The radio's text: "4 · stor". */
  readonly likelihood: string;
  readonly consequence: string;
  readonly level: string;
  readonly confidence: string;
};

/** Hot & risk of a participant, as a user sees it. */
export const threatsTab = (page: Page) => {
  const section = (name: string): Locator =>
    page.getByRole('region', { name, exact: true }).filter({ has: page.getByRole('heading', { name, exact: true }) });
  const choose = (group: string, choice: string) =>
    page.getByRole('radiogroup', { name: group, exact: true }).getByText(choice, { exact: true }).click();
  const dialog = (name: string): Locator => page.getByRole('dialog', { name });
  return {
    current: section('Aktuell hotnivå'),
    history: section('Bedömningar över tid'),
    zones: section('Undantagszoner'),
    measures: section('Skyddsåtgärder'),
    actors: section('Hotaktörer'),
    suggestion: page.getByRole('status', { name: 'Förslag' }),
    deviationReason: page.getByRole('textbox', { name: 'Skäl att avvika från förslaget' }),
    reassessOn: page.getByRole('textbox', { name: 'Ny bedömning senast' }),
    scenario: page.getByRole('textbox', { name: 'Scenario' }),
    begin: (name: 'Ny bedömning' | 'Fortsätt bedömningen' = 'Ny bedömning') => page.getByRole('button', { name, exact: true }).click(),
    later: () => page.getByRole('button', { name: 'Fortsätt senare' }).click(),
    decide: () => page.getByRole('button', { name: 'Besluta bedömningen' }).click(),
    /** The texts that every assessment needs. */
    writeFactors: async (texts: Readonly<Record<string, string>>) => {
      for (const [name, text] of Object.entries(texts)) await page.getByRole('textbox', { name, exact: true }).fill(text);
    },
    judge: async ({ likelihood, consequence, level, confidence }: Judgement) => {
      await choose('Sannolikhet', likelihood);
      await choose('Konsekvens', consequence);
      await choose('Hotnivå', level);
      await choose('Bedömningens tillförlitlighet', confidence);
    },
    addActor: async (pseudonym: string, relation: string) => {
      await page.getByRole('button', { name: 'Ny hotaktör' }).click();
      const form = dialog('Ny hotaktör');
      await form.getByRole('textbox', { name: 'Benämning' }).fill(pseudonym);
      await form.getByRole('textbox', { name: 'Relation till personen' }).fill(relation);
      await form.getByRole('button', { name: 'Spara' }).click();
      await expect(form).toBeHidden();
    },
    addMeasure: async (measure: string, responsible: string) => {
      await page.getByRole('button', { name: 'Lägg till åtgärd' }).click();
      await page.getByRole('textbox', { name: 'Åtgärd', exact: true }).last().fill(measure);
      await page.getByRole('textbox', { name: 'Ansvarig' }).last().fill(responsible);
    },
    openAssessment: async (date: string): Promise<Locator> => {
      await section('Bedömningar över tid').getByRole('button', { name: date }).click();
      return dialog(date);
    },
    /** By keyboard in the list of places, by typing. */
    addZone: async (typed: string, option: string, radius: string, reason: string) => {
      await page.getByRole('button', { name: 'Ny undantagszon' }).click();
      const form = dialog('Ny undantagszon');
      await form.getByRole('combobox', { name: 'Plats' }).fill(typed);
      await page.getByRole('option', { name: new RegExp(`^${option} `) }).click();
      await form.getByRole('textbox', { name: 'Radie, km' }).fill(radius);
      await form.getByRole('textbox', { name: 'Skäl' }).fill(reason);
      return form;
    },
  };
};
