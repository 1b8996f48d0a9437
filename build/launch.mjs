/** `npm start` and `npm run tour`: makes everything ready, chooses the runtime, opens the program. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle } from './bundle.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureElectron } from './electron-binary.mjs';
import { node, root, run, tool } from './environment.mjs';
import { setup } from './setup.mjs';

const help = `Utväg

  npm start                        set up what is missing, then open the program
  npm start -- --demo              open the demo register: invented people, a believable spring
  npm start -- --register DIR      open or make the register in this folder
  npm start -- --lang sv|en        language of the window (Swedish unless chosen in the program)
  npm start -- --runtime electron  only with Electron; stops if its program file cannot be fetched
  npm start -- --runtime stand-in  the same program over the system's Chromium; opens trial registers only
  npm start -- --help              this text

  npm run tour [-- --out DIR]      drive the program through every main view: pictures under DIR/screens,
                                   papers under DIR/documents (DIR is out/tour unless given)

Without --runtime it is Electron where its program file is there or can be fetched (ELECTRON_MIRROR is honoured; a host
that does not answer is asked again after a day), else the stand-in. UTVAG_CHROMIUM names a Chromium in an unusual place.
Without a display, npm start runs the tour.`;

/** Ends with one sentence.
 * @param {string} text
 * @returns {never}
 */
const refuse = (text) => {
  console.error(text);
  process.exit(1);
};

const readOptions = () => {
  try {
    return parseArgs({
      options: {
        demo: { type: 'boolean', default: false },
        register: { type: 'string' },
        runtime: { type: 'string' },
        lang: { type: 'string' },
        tour: { type: 'boolean', default: false },
        out: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return refuse(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
  }
};

/** npm runs scripts at the root; what a person typed is meant from where they stand.
 * @param {string} path
 */
const fromHere = (path) => resolve(process.env['INIT_CWD'] ?? process.cwd(), path);

const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

/** @param {string} folder */
const filesBelow = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
    : [];

/** @param {string} out absolute */
const tour = async (out) => {
  const chromium = (await ensureChromium()) ?? process.exit(1);
  const started = Date.now();
  const { code } = await run(
    node,
    [tool('@playwright/test', 'playwright'), 'test', '--config', 'e2e/playwright.config.ts', '--project', 'tour'],
    {
      env: { UTVAG_TOUR_OUT: out, UTVAG_CHROMIUM: chromium },
    },
  );
  // A second's grace: some file systems keep whole seconds.
  for (const file of filesBelow(out)) if (statSync(file).mtimeMs > started - 1000) console.log(file);
  return code;
};

/**
 * @param {string | undefined} wanted
 * @param {readonly string[]} args
 */
const open = async (wanted, args) => {
  const electron = wanted === 'stand-in' ? undefined : await ensureElectron({ anew: wanted === 'electron' });
  if (electron !== undefined) return run(electron, ['out/shell/main.js', ...args]);
  if (wanted === 'electron') refuse("Electron's program file is not there and its release host does not answer.");
  const chromium = (await ensureChromium()) ?? process.exit(1);
  if (wanted === undefined)
    console.log(`Electron's program file cannot be fetched here: the stand-in opens over ${chromium} (trial registers only).`);
  return run(node, ['out/stand-in/main.js', ...args], { env: { UTVAG_CHROMIUM: chromium } });
};

const options = readOptions();
if (options.help) {
  console.log(help);
  process.exit();
}
const { runtime, lang } = options;
if (runtime !== undefined && runtime !== 'electron' && runtime !== 'stand-in') refuse('--runtime is electron or stand-in.');
if (lang !== undefined && lang !== 'sv' && lang !== 'en') refuse('--lang is sv or en.');
if (!hasDisplay && !options.tour && options.register !== undefined) {
  refuse('Opening a register needs a display. Without one, npm start runs the tour on the demo register.');
}

await setup();
if (!(await bundle())) process.exit(1);

if (options.tour || !hasDisplay) {
  if (!options.tour) console.log('There is no display: the tour runs on the demo register instead.');
  process.exitCode = await tour(fromHere(options.out ?? join(root, 'out/tour')));
} else {
  const args = [
    ...(options.demo ? ['--demo'] : []),
    ...(options.register === undefined ? [] : ['--register', fromHere(options.register)]),
    ...(lang === undefined ? [] : ['--lang', lang]),
  ];
  process.exitCode = (await open(runtime, args)).code;
}
