import type { Page } from '@playwright/test';

/** The dialog that asks why a paper about a protected person leaves the register, whatever requested the paper. */
export const leaving = (page: Page) => {
  const dialog = page.getByRole('dialog', { name: 'Papperet lämnar registret' });
  const reason = dialog.getByRole('textbox', { name: 'Skäl' });
  return {
    dialog,
    reason,
    goOn: () => dialog.getByRole('button', { name: 'Fortsätt' }).click(),
    giveUp: () => dialog.getByRole('button', { name: 'Avbryt' }).click(),
    give: async (why = 'Behövs på mötet i morgon'): Promise<void> => {
      await reason.fill(why);
      await dialog.getByRole('button', { name: 'Fortsätt' }).click();
      await dialog.waitFor({ state: 'hidden' });
    },
  };
};
