/** Everything a page can try, without its policy and the shell's request handler: only the browser's own start switches are left. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen, type Ears } from '../testing/ears.ts';
import { leakScript } from '../testing/leaks.ts';
import { readNetLog, type NetworkUse } from '../testing/net-log.ts';
import { findChromium, launchHeadless, launchOptions } from './chromium.ts';

let folder: string;
let ears: Ears;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'utvag-network-'));
  ears = await listen();
});
afterEach(async () => {
  ears.close();
  await rm(folder, { recursive: true });
});

/** Runs every attempt in a page without any policy; only its own address is answered. */
const attack = async (launch: (executablePath: string, more: readonly string[]) => Promise<Browser>): Promise<NetworkUse> => {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium on this machine');
  const log = join(folder, 'net-log.json');
  const browser = await launch(executablePath, [`--log-net-log=${log}`]);
  const page = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage();
  await page.route('https://utvag.invalid/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>x</title>' }),
  );
  await page.goto('https://utvag.invalid/');
  await page.evaluate(leakScript(ears));
  await browser.close();
  return readNetLog(log);
};

describe('the network of the browser', () => {
  it('hardening 03 enforced: whatever a page tries, nothing is heard, nothing is sent and no name is asked for', async () => {
    const use = await attack(launchHeadless);
    expect(ears.heard).toEqual([]);
    expect(use).toEqual({ datagrams: [], connections: [], questions: [] });
  });

  it('is heard with the same attempts where the switches are missing, so that silence says something', async () => {
    // All names resolve to this computer, so nothing leaves it here either.
    const use = await attack((executablePath, more) =>
      chromium.launch({ ...launchOptions(executablePath), headless: true, args: ['--host-resolver-rules=MAP * 127.0.0.1', ...more] }),
    );
    const heardBy = (by: 'udp' | 'tcp') => ears.heard.filter((each) => each.by === by).map(({ text }) => text);
    expect(heardBy('udp').length).toBeGreaterThan(0);
    expect(heardBy('tcp').length).toBeGreaterThan(0);
    expect(heardBy('tcp').some((text) => text.includes('hemligt'))).toBe(true);
    expect(use.datagrams).toContain(`127.0.0.1:${ears.udp}`);
    expect(use.connections).toContain(`127.0.0.1:${ears.tcp}`);
    expect(use.questions.length).toBeGreaterThan(0);
  });
});
