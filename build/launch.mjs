/** `npm start` and `npm run tour`: prepares everything, chooses the runtime, opens the program. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureElectron } from './electron-binary.mjs';
import { environment, node, root, run, tool } from './environment.mjs';
import { runInForeground } from './foreground.mjs';
import {
  electronStart,
  endSentence,
  exitCode,
  hasDisplay,
  placeOf,
  programArguments,
  readOptions,
  standInOffer,
  standInStart,
} from './launch-plan.mjs';
import { readSandboxFacts, sandboxRefusal } from './sandbox.mjs';
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

Without --runtime it is Electron where its program file is there or can be fetched (ELECTRON_MIRROR and the usual proxy
variables are honoured; a host that refused is asked again after an hour, or at once with --runtime electron), else the
stand-in. ELECTRON_OVERRIDE_DIST_PATH names a folder that holds Electron, UTVAG_CHROMIUM a Chromium in an unusual place.
Without a display, npm start runs the tour.`;

/** Ends with one sentence.
 * @param {string} text
 * @returns {never}
 */
const refuse = (text) => {
  console.error(text);
  process.exit(1);
};

/** @param {string} path as it was typed */
const fromHere = (path) => placeOf(path, { platform: process.platform, root, cwd: process.cwd(), env: process.env });

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
  // One second of tolerance: some file systems store whole seconds.
  for (const file of filesBelow(out)) if (statSync(file).mtimeMs > started - 1000) console.log(file);
  return code;
};

/**
 * @param {string} electron its program file
 * @param {readonly string[]} args
 * @returns {Promise<number>} the code to end with
 */
const openElectron = async (electron, args) => {
  const refusal = sandboxRefusal(readSandboxFacts(electron));
  if (refusal !== undefined) refuse(`${refusal}\n${standInOffer}`);
  const ending = await runInForeground(electronStart({ program: electron, root, args, env: environment() }));
  const sentence = endSentence(ending, { platform: process.platform, program: electron });
  if (sentence !== undefined) console.error(sentence);
  return exitCode(ending);
};

/** @param {readonly string[]} args @param {boolean} isWanted whether it was requested by name */
const openStandIn = async (args, isWanted) => {
  const chromium = (await ensureChromium()) ?? process.exit(1);
  if (!isWanted) console.log(`The stand-in opens instead of Electron, over ${chromium} (trial registers only).`);
  return exitCode(await runInForeground(standInStart({ node, chromium, root, args, env: environment() })));
};

/**
 * @param {import('./launch-plan.mjs').Options['runtime']} wanted
 * @param {readonly string[]} args
 */
const open = async (wanted, args) => {
  const electron = wanted === 'stand-in' ? undefined : await ensureElectron({ anew: wanted === 'electron' });
  if (electron !== undefined) return openElectron(electron, args);
  if (wanted === 'electron') refuse(`Electron is not here; why stands above. ${standInOffer}`);
  return openStandIn(args, wanted === 'stand-in');
};

const read = readOptions(process.argv.slice(2));
const options = 'options' in read ? read.options : refuse(`${read.fault}\n\n${help}`);
if (options.help) {
  console.log(help);
  process.exit();
}
const isShown = hasDisplay(process.platform, process.env);
if (!isShown && !options.tour && options.register !== undefined) {
  refuse('Opening a register needs a display. Without one, npm start runs the tour on the demo register.');
}

if (!isShown && !options.tour && options.runtime === 'electron') {
  refuse('Electron needs a display. Without one, npm start runs the tour on the demo register.');
}

await setup();
if (!(await bundle())) process.exit(1);

if (options.tour || !isShown) {
  if (!options.tour) console.log('There is no display: the tour runs on the demo register instead.');
  process.exitCode = await tour(fromHere(options.out ?? join(root, 'out/tour')));
} else {
  const register = options.register === undefined ? undefined : fromHere(options.register);
  process.exitCode = await open(options.runtime, programArguments(options, register));
}
