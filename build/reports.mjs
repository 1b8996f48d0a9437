/** Reads what the two test runners wrote and adds it up; a file that could not even be loaded counts as a failed test. */
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** A runner that left no report failed as a whole. @type {Counts} */
const nothingReported = { passed: 0, failed: 1, skipped: 0 };

/** @param {string} file */
const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/**
 * @param {string} file vitest's JSON report
 * @returns {Counts}
 */
export const countVitest = (file) => {
  const report = read(file);
  if (report === undefined) return nothingReported;
  // A file that does not load, or whose hooks fail, has no failed test of its own.
  const broken = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: { status: string }[] }} */ { status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((each) => each.status === 'failed'),
  );
  const failed = report.numFailedTests + broken.length;
  return {
    passed: report.numPassedTests,
    // Errors outside any test make the whole run fail without a failed test.
    failed: failed === 0 && !report.success ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
};

/**
 * @param {string} file Playwright's JSON report
 * @returns {Counts} a test that passed only when tried again counts as failed
 */
export const countPlaywright = (file) => {
  const report = read(file);
  if (report === undefined) return nothingReported;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped };
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
