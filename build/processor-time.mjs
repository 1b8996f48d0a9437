/** What a run has cost in processor time, so that a test that became dear is seen in the last lines of `npm test`. */
import { readFileSync } from 'node:fs';

/** The unit of times in `/proc`: `sysconf(_SC_CLK_TCK)`, which is 100 on every Linux that Node runs on. */
const ticksPerSecond = 100;

/**
 * User and system time of the programs that this process has started and that have ended, with those that they started, and of itself.
 * See `proc_pid_stat(5)`, fields 14 to 17: the fields are counted after the name, which is in brackets and may hold anything.
 * @param {string} stat what `/proc/<pid>/stat` holds
 */
export const secondsOfStat = (stat) => {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = fields.slice(11, 15).map(Number);
  return ticks.reduce((sum, tick) => sum + tick, 0) / ticksPerSecond;
};

/** @returns {number | undefined} nothing on a system that does not tell */
export const processorSeconds = () => {
  if (process.platform !== 'linux') return undefined;
  try {
    return secondsOfStat(readFileSync('/proc/self/stat', 'utf8'));
  } catch {
    return undefined;
  }
};
