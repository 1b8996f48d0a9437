import { expect, test } from 'vitest';
import { execFileSync } from 'node:child_process';
import { processorSeconds, secondsOfStat } from './processor-time.mjs';

test('the four times are found behind a name that holds spaces and brackets', () => {
  const stat = `4711 (a ) b) S ${Array.from({ length: 10 }, (_, index) => index).join(' ')} 100 20 3000 400 20 0`;
  expect(secondsOfStat(stat)).toBe(35.2);
});

test.runIf(process.platform === 'linux')('what an ended child has used counts', () => {
  const before = processorSeconds();
  execFileSync(process.execPath, [
    '-e',
    'const used = () => Object.values(process.cpuUsage()).reduce((a, b) => a + b); while (used() < 4e5);',
  ]);
  expect(processorSeconds()).toBeGreaterThan((before ?? NaN) + 0.35);
});
