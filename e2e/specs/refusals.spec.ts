import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/program.ts';
import { openRegister, unlock } from '../fixtures/register.ts';
import { log } from '../models/settings.ts';

/** Anything a hostile page could send, through the window's own bridge. */
const send = (page: Page, frame: unknown, buffers: readonly number[] = []): Promise<string> =>
  page.evaluate(
    async ([given, sizes]) => {
      const { utvag } = window as unknown as { utvag: { call: (text: unknown, bytes: unknown) => Promise<string> } };
      const bytes = (sizes as number[]).map((size) => new Uint8Array(size));
      const reply = JSON.parse(await utvag.call(given, bytes)) as { result: { ok: boolean; error?: { code: string } } };
      return reply.result.ok ? 'ok' : (reply.result.error?.code ?? '');
    },
    [frame, buffers] as const,
  );
const frame = (procedure: string, input: unknown, rest: object = {}): string => JSON.stringify({ procedure, input, ...rest });

test('hardening 11 enforced: whatever is sent is refused with a code, recorded, and the program stands', async ({ program }) => {
  const { page } = program;
  await openRegister(page);
  const tried: readonly (readonly [what: string, frame: unknown, code: string, buffers?: readonly number[]])[] = [
    ['an unknown procedure', frame('participants.drop', {}), 'unknown-procedure'],
    ['a name from the prototype', frame('__proto__.toString', {}), 'unknown-procedure'],
    ['an extra field of the frame', frame('participants.list', {}, { extra: 1 }), 'malformed-frame'],
    ['an extra field of the input', frame('settings.get', { extra: 1 }), 'invalid'],
    ['no JSON', 'not json', 'malformed-frame'],
    ['no text', { procedure: 'settings.get' }, 'malformed-frame'],
    ['an oversized frame', `{"procedure":"drafts.put","input":"${'x'.repeat(1_000_001)}"}`, 'frame-too-large'],
    ['surplus bytes', frame('settings.get', {}), 'malformed-frame', [1]],
    ['oversized bytes', frame('users.unlock', { signature: 'ME' }), 'frame-too-large', [21 * 1024 * 1024]],
    ['a case without a grant', frame('participants.get', { caseId: '0198c000-0000-7000-8000-000000000000' }), 'no-grant'],
  ];
  for (const [what, text, code, buffers] of tried) {
    await test.step(what, async () => expect(await send(page, text, buffers)).toBe(code));
  }
  expect(await send(page, frame('settings.get', {}))).toBe('ok');
  const on = log(page);
  await on.go();
  await on.kind('Anrop', 'Anrop nekat');
  await expect(on.rows).toHaveCount(tried.length);
  await on.rows.first().click();
  await page.getByRole('button', { name: 'Visa innehållet' }).click();
  await expect(page.getByText('no-grant')).toBeVisible();
  await expect(page.getByText('participants.get')).toBeVisible();
});

test('a call while locked is refused, noted without what was sent, and entered at the next unlock', async ({ program }) => {
  const { page } = program;
  await openRegister(page);
  await page.keyboard.press('ControlOrMeta+l');
  await page.getByRole('heading', { name: 'Lås upp registret' }).waitFor();
  expect(await send(page, frame('participants.list', {}))).toBe('locked');
  expect(await send(page, frame('Alva Testberg', {}))).toBe('unknown-procedure');
  const noted = await readFile(join(program.registerFolder, 'while-locked.jsonl'), 'utf8');
  expect(noted).toContain('participants.list');
  expect(noted).not.toContain('Testberg');
  await unlock(page);
  const on = log(page);
  await on.go();
  // The window itself may have been making a call when it was locked.
  await expect.poll(() => on.rows.filter({ hasText: 'Anrop nekat' }).count()).toBeGreaterThanOrEqual(2);
  await expect(on.rows.filter({ hasText: 'Anrop nekat' }).first()).toContainText('Okänd, före upplåsning');
});
