import { randomBytes } from 'node:crypto';
import { policyText, windowPolicy } from '../../electron/shell/policy/policy.ts';
import { expect, test } from '../fixtures/program.ts';
import { filesBelow, holds, temporarySince } from '../fixtures/disk.ts';
import { call, openRegister, passphrase } from '../fixtures/register.ts';

test('hardening 19 enforced: what is written is in no file: data folder, register, browser profile, temporary and crash folders', async ({
  program,
}) => {
  const since = Date.now() - 1000;
  const { page } = program;
  await openRegister(page);
  // Generated here, so that no file of the tests themselves contains them.
  const word = (): string => `q${randomBytes(8).toString('hex')}`;
  const [name, note, draft, typed] = [word(), word(), word(), word()];
  const { caseId } = await call<{ caseId: string }>(page, 'participants.register', {
    givenName: name,
    familyName: 'Testberg',
    alias: '',
    personalNumber: '',
    numberMissingReason: 'okänd',
    birthDate: '',
    protection: 'none',
    phase: 'contact',
    municipality: null,
    openedOn: '2026-05-04',
  });
  await call(page, 'events.add', {
    caseId,
    type: 'observation',
    nature: 'fact',
    happenedAt: '2026-05-06T10:00:00.000Z',
    source: 'Polisen',
    reliability: 'medium',
    subjectArea: 'safety',
    text: note,
  });
  await call(page, 'drafts.put', { key: `events/${caseId}/new`, value: draft, baseVersion: 0 });
  // A word typed into the window itself, and one in the search.
  await page.getByRole('navigation', { name: 'Huvudmeny' }).getByText('Inställningar', { exact: true }).click();
  await page.getByRole('tab', { name: 'Registret' }).click();
  await page.getByLabel('Enhet').fill(typed);
  await page.getByLabel('Enhet').blur();
  await expect(page.getByText(/^Sparat /)).toBeVisible();

  const look = (): void => {
    // The stand-in's browser keeps its profile in the temporary folder; Electron keeps it in the data folder.
    const files = [...new Set([...filesBelow(program.folder), ...temporarySince(since)])];
    expect(files.some((file) => file.endsWith('register.db'))).toBe(true);
    for (const secret of [name, note, draft, typed, passphrase]) {
      // The passphrase is in the tests' own compiled sources.
      const own = (file: string): boolean => secret === passphrase && !file.startsWith(program.folder);
      expect(
        files.filter((file) => !own(file) && holds(file, secret)),
        'files that hold what was written',
      ).toEqual([]);
    }
  };
  look();
  await program.kill();
  look();
});

test('hardening 04 enforced: every answer carries the whole policy, and nothing breaks it', async ({ program }) => {
  const { page } = program;
  const policy = await page.evaluate(async () => (await fetch(location.href)).headers.get('content-security-policy'));
  expect(policy).toBe(policyText(windowPolicy));
  await openRegister(page);
  for (const view of ['Idag', 'Deltagare', 'Logg', 'Inställningar']) {
    await page.getByRole('navigation', { name: 'Huvudmeny' }).getByText(view, { exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, '']);
  const refused = await page.evaluate(() => {
    try {
      document.body.innerHTML = '<b>x</b>';
      return 'taken';
    } catch (error) {
      return (error as Error).name;
    }
  });
  expect(refused).toBe('TypeError');
  // Nor may the page create a policy that would let such text through, under any name.
  const made = await page.evaluate(() => {
    const { trustedTypes } = window as unknown as { trustedTypes: { createPolicy: (name: string, rules: object) => unknown } };
    return ['default', 'ProseMirrorClipboard'].map((name) => {
      try {
        trustedTypes.createPolicy(name, { createHTML: (text: string) => text });
        return 'made';
      } catch (error) {
        return (error as Error).name;
      }
    });
  });
  expect(made).toEqual(['TypeError', 'TypeError']);
  // Those were ours, to check that the policy holds. Nothing else was reported.
  const told: string[] = [];
  await expect
    .poll(() => {
      told.push(...program.takeProblems());
      return told.length;
    })
    .toBeGreaterThanOrEqual(1);
  // One more call there and back, so that any remaining console output has arrived.
  await call(page, 'users.status', {});
  told.push(...program.takeProblems());
  expect(told.filter((problem) => !/trusted-?types|TrustedHTML/i.test(problem))).toEqual([]);
});
