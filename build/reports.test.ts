import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { add, countPlaywright, countVitest, readSpecs } from './reports.mjs';

const folder = mkdtempSync(join(tmpdir(), 'utvag-reports-'));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (report: object): string => {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(report));
  return file;
};

const vitest = (numbers: object, testResults: object[] = []): string =>
  write({ numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults, ...numbers });

const playwright = (stats: object, errors: object[] = []): string =>
  write({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats }, errors });

describe('unit tests', () => {
  test('are counted by their result', () => {
    const failedFile = { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] };
    const report = vitest({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 }, [failedFile]);
    expect(countVitest(report, 1)).toEqual({ passed: 5, failed: 1, skipped: 3 });
  });

  test('in a file that does not load are one failure, though no test failed', () => {
    const report = vitest({ numPassedTests: 5 }, [{ status: 'failed', assertionResults: [] }]);
    expect(countVitest(report, 1)).toEqual({ passed: 5, failed: 1, skipped: 0 });
  });

  test('that all passed before an error outside them are one failure', () => {
    expect(countVitest(vitest({ numPassedTests: 2 }), 1)).toEqual({ passed: 2, failed: 1, skipped: 0 });
  });

  test('without a report are one failure', () => {
    expect(countVitest(join(folder, 'none.json'), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('program tests', () => {
  test('are counted by their result, and one that needed a second try as failed', () => {
    const report = playwright({ expected: 7, unexpected: 1, flaky: 1, skipped: 2 });
    expect(countPlaywright(report, 1)).toEqual({ passed: 7, failed: 2, skipped: 2 });
  });

  test('that could not be loaded are a failure', () => {
    expect(countPlaywright(playwright({}, [{ message: 'no such module' }]), 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

test('counts are added part by part', () => {
  const one = { passed: 1, failed: 2, skipped: 3 };
  expect(add([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 });
});

test('a spec that was left out is read with its kind and reason, and one that only says skip with that', () => {
  const spec = (title: string, status: string, ...annotations: object[]) => ({ title, ok: true, tests: [{ status, annotations }] });
  const skip = { type: 'skip', description: 'Electron opens live registers' };
  const file = write({
    suites: [
      {
        specs: [spec('runs', 'expected', { type: 'slow' })],
        suites: [
          { specs: [spec('left out', 'skipped', { ...skip, type: 'stand-in only' }, skip), spec('cannot', 'skipped', { type: 'skip' })] },
        ],
      },
    ],
  });
  expect(readSpecs(file)).toEqual([
    { title: 'runs', ok: true, skipped: false, left: [] },
    { title: 'left out', ok: true, skipped: true, left: [{ kind: 'stand-in only', reason: 'Electron opens live registers' }] },
    { title: 'cannot', ok: true, skipped: true, left: [{ kind: 'skip', reason: '' }] },
  ]);
});
