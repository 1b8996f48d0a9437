/** Reads and adds up what the two test runners wrote; a file that could not even be loaded counts as a failed test. */
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** A runner without a report has failed as a whole. @type {Counts} */
const nothingReported = { passed: 0, failed: 1, skipped: 0 };

/** @param {string} file */
const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/**
 * A runner can fail without a failed test: an error after the last test, a global hook.
 * @param {Counts} counts
 * @param {number} code the runner's exit code
 * @returns {Counts}
 */
const withExitCode = (counts, code) => (code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts);

/**
 * @param {string} file vitest's JSON report
 * @param {number} code its exit code
 * @returns {Counts}
 */
export const countVitest = (file, code) => {
  const report = read(file);
  if (report === undefined) return nothingReported;
  // A file that does not load, or whose hooks fail, has no failed test of its own.
  const broken = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: { status: string }[] }} */ { status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((each) => each.status === 'failed'),
  );
  const { numPassedTests: passed, numFailedTests, numPendingTests, numTodoTests } = report;
  return withExitCode({ passed, failed: numFailedTests + broken.length, skipped: numPendingTests + numTodoTests }, code);
};

/**
 * @param {string} file Playwright's JSON report
 * @param {number} code its exit code
 * @returns {Counts} a test that passed only on a retry counts as failed
 */
export const countPlaywright = (file, code) => {
  const report = read(file);
  if (report === undefined) return nothingReported;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return withExitCode({ passed: expected, failed: unexpected + flaky + report.errors.length, skipped }, code);
};

/**
 * @param {string} file the fault campaign's report
 * @param {number} code its exit code
 * @returns {Counts} one per campaign
 */
export const countFaults = (file, code) => {
  const report = read(file);
  if (report === undefined) return nothingReported;
  return withExitCode({ passed: report.passed, failed: report.failed, skipped: 0 }, code);
};

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export const add = (all) => ({
  passed: all.reduce((sum, { passed }) => sum + passed, 0),
  failed: all.reduce((sum, { failed }) => sum + failed, 0),
  skipped: all.reduce((sum, { skipped }) => sum + skipped, 0),
});

/**
 * @typedef {{ kind: string, reason: string }} LeftOut why a test, or a part of it, did not run (`e2e/fixtures/place.ts`); `skip` if that is
 * all it says
 * @typedef {{ title: string, ok: boolean, skipped: boolean, left?: readonly LeftOut[] }} Told one test and its result
 * @typedef {{ type: string, description?: string }} Annotation
 * @typedef {{ title: string, ok: boolean, tests?: { status?: string, annotations?: Annotation[] }[] }} Spec
 */
/** @typedef {{ specs?: Spec[], suites?: Suite[] }} Suite */

/** @param {Suite} suite @returns {Spec[]} */
const specsIn = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsIn)];

/** What `e2e/fixtures/place.ts` notes; Playwright adds its own `skip` to each test that is left out. */
const kindsLeftOut = ['stand-in only', 'partly stand-in only', 'not on this system'];

/** @param {readonly Annotation[]} annotations @returns {LeftOut[]} */
const leftOutBy = (annotations) => {
  const noted = annotations.filter(({ type }) => kindsLeftOut.includes(type));
  const told = noted.length > 0 ? noted : annotations.filter(({ type }) => type === 'skip');
  return told.map(({ type, description = '' }) => ({ kind: type, reason: description }));
};

/** @param {string} file Playwright's JSON report @returns {Told[]} empty if nothing ran */
export const readSpecs = (file) =>
  specsIn(read(file) ?? {}).map(({ title, ok, tests = [] }) => ({
    title,
    ok,
    skipped: tests.length > 0 && tests.every(({ status }) => status === 'skipped'),
    left: tests.flatMap(({ annotations = [] }) => leftOutBy(annotations)),
  }));

/** @param {string} file vitest's JSON report @returns {Told[]} empty if nothing ran */
export const readUnitTests = (file) =>
  (read(file)?.testResults ?? []).flatMap((/** @type {{ assertionResults: { title: string, status: string }[] }} */ { assertionResults }) =>
    assertionResults.map(({ title, status }) => ({
      title,
      ok: status === 'passed',
      skipped: status === 'pending' || status === 'skipped',
    })),
  );
