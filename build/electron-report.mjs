/** The report of `npm run verify:electron`, from the results of the two test runners and the packaged program. */
import { hardeningItems, readHardening } from './hardening.mjs';

/** @typedef {import('./reports.mjs').Told} Told */
/** @typedef {{ name: string, wanted: boolean, found: boolean | null }} Fuse as configured, and as read from the packaged program */

/**
 * The result of an item's tests: every one of them must have passed; skipped ones do not count.
 * @param {readonly Told[]} tests
 */
const verdict = (tests) => {
  const ran = tests.filter(({ skipped }) => !skipped);
  if (ran.length === 0) return '–';
  const failed = ran.filter(({ ok }) => !ok).length;
  return failed === 0 ? `yes (${ran.length})` : `**no** (${failed} of ${ran.length} failed)`;
};

/**
 * @param {readonly Told[]} tests
 * @param {(kind: string) => boolean} isMeant
 * @returns {string[]} one line per test and reason
 */
const leftOut = (tests, isMeant) =>
  tests.flatMap(({ title, left = [] }) => left.filter(({ kind }) => isMeant(kind)).map(({ reason }) => `* ${title}: ${reason}`));

/** @param {readonly string[]} lines */
const orNone = (lines) => (lines.length === 0 ? ['None.'] : lines);

/**
 * @param {object} seen
 * @param {string} seen.electron its version
 * @param {string} seen.system
 * @param {string | undefined} seen.unsandboxed why Chromium's sandbox was off; undefined if it was on
 * @param {readonly Told[]} seen.tests
 * @param {readonly Fuse[]} seen.fuses empty: nothing is packaged
 * @returns {{ text: string, ok: boolean }}
 */
export const electronReport = ({ electron, system, unsandboxed, tests, fuses }) => {
  const named = tests.map((test) => ({ ...test, read: readHardening(test.title) }));
  /** @param {string} item @param {string} says */
  const of = (item, says) => verdict(named.filter(({ read }) => read?.item === item && read.says === says));
  const failed = tests.filter(({ ok, skipped }) => !ok && !skipped);
  const wrongFuses = fuses.filter(({ wanted, found }) => wanted !== found);
  const ran = tests.filter(({ skipped }) => !skipped).length;
  const standInOnly = leftOut(tests, (kind) => kind === 'stand-in only');
  const inPart = leftOut(tests, (kind) => kind === 'partly stand-in only');
  const elsewhere = leftOut(tests, (kind) => kind === 'not on this system' || kind === 'skip');
  const lines = [
    '# Utväg on Electron',
    '',
    `Electron ${electron} on ${system}. ${ran} tests ran, ${failed.length} failed, ${tests.length - ran} were skipped.`,
    `Of those skipped ${standInOnly.length} prove something on the stand-in alone, ${elsewhere.length} ask for what this system lacks.`,
    '',
    unsandboxed === undefined
      ? "It ran in Chromium's sandbox, as it does for people."
      : `**It did not run in Chromium's sandbox**, so nothing here says that the sandbox holds: ${unsandboxed}`,
    '',
    '| Item | What | Configured | Enforced |',
    '|---|---|---|---|',
    ...Object.entries(hardeningItems).map(([item, what]) => `| ${item} | ${what} | ${of(item, 'configured')} | ${of(item, 'enforced')} |`),
    '',
    '## Fuses of the packaged program',
    '',
    ...(fuses.length === 0
      ? ['Nothing is packaged here (`npm run package`), so no fuse was read back.']
      : fuses.map(
          ({ name, wanted, found }) =>
            `* ${name}: ${found === null ? 'not there' : found ? 'on' : 'off'}${found === wanted ? '' : ` — **stated ${wanted ? 'on' : 'off'}**`}`,
        )),
    '',
    '## What failed',
    '',
    ...(failed.length === 0 ? ['Nothing.'] : failed.map(({ title }) => `* ${title}`)),
    '',
    '## What was left out',
    '',
    'Only on the stand-in:',
    '',
    ...orNone(standInOnly),
    '',
    'A part of it only on the stand-in:',
    '',
    ...orNone(inPart),
    '',
    'Not on this system:',
    '',
    ...orNone(elsewhere),
    '',
  ];
  return { text: lines.join('\n'), ok: ran > 0 && failed.length === 0 && wrongFuses.length === 0 };
};
