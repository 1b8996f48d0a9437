import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startOrTell } from '../shell/process/failed-start.ts';
import { findChromium, launchHeadless, launchVisible } from './chromium.ts';
import { pathWindows } from './path-window.ts';
import { createStandIn } from './stand-in.ts';

const dataFolder = join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'utvag-trial');

const run = async (executablePath: string): Promise<number> => {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const visible = await launchVisible(executablePath, '1440,900').catch(() => null);
  if (visible === null) {
    process.stderr.write(
      `Chromium (${executablePath}) showed no window. Is there a screen it may draw on? DISPLAY is ${process.env['DISPLAY'] ?? 'not set'}. Without a screen: npm start -- --tour\n`,
    );
    return 1;
  }
  const { context, close } = visible;
  let headless: Promise<Browser> | null = null;
  const standIn = createStandIn({
    windowContext: () => Promise.resolve(context),
    headless: () => (headless ??= launchHeadless(executablePath)),
    dialogs: pathWindows(() => launchVisible(executablePath, '640,320')),
    dataFolder,
  });
  // Electron turns each of these into `app.quit()`, once; a second one ends the process, as everywhere.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => standIn.electron.app.quit());
  try {
    await startOrTell(standIn.electron, { runtime: 'stand-in', process });
    return await standIn.ended;
  } finally {
    await close();
    await (await (headless as Promise<Browser> | null))?.close();
  }
};

const executablePath = findChromium();
if (executablePath === null) {
  process.stderr.write('Chromium was not found. Install it (Debian: apt-get install chromium) or name it in UTVAG_CHROMIUM.\n');
  process.exitCode = 1;
} else {
  process.exitCode = await run(executablePath);
}
