/** `npm run faults [-- --long --seed N --only NAME]`: breaks things on purpose and counts the damage. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { bits } from './bits.ts';
import { Tally, type Campaign } from './campaign.ts';
import { disk } from './disk.ts';
import { envelopes } from './envelopes.ts';
import { foreign } from './foreign.ts';
import { frames } from './frames.ts';
import { kill } from './kill.ts';
import { links } from './links.ts';
import { secrets } from './secrets.ts';

const campaigns: readonly Campaign[] = [kill, disk, bits, frames, secrets, links, foreign, envelopes];

const { values } = parseArgs({
  options: {
    long: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', multiple: true },
    report: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
});
const chosen = campaigns.filter(({ name }) => values.only?.includes(name) ?? true);
if (chosen.length === 0) throw new Error(`there are: ${campaigns.map(({ name }) => name).join(', ')}`);

const seed = Number(values.seed);
let failed = 0;
const lines: string[] = [];
console.log(`faults: seed ${seed}, ${values.long ? 'long' : 'short'}`);
for (const { name, run } of chosen) {
  const tally = new Tally();
  const started = performance.now();
  const spent = process.cpuUsage();
  try {
    await run({ long: values.long, seed }, tally);
  } catch (error) {
    tally.fault('crash', `the campaign itself broke off: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
  const [lost, silent, crashes] = [tally.count('lost'), tally.count('silent'), tally.count('crash')];
  const isGood = tally.runs > 0 && lost + silent + crashes === 0;
  if (!isGood) failed += 1;
  for (const { kind, what } of tally.faults.slice(0, values.verbose ? undefined : 20)) console.log(`faults ${name}: ${kind}: ${what}`);
  const seen = [...tally.seen].sort(([a], [b]) => a.localeCompare(b, 'en')).map(([what, times]) => `${what} ${times}`);
  const { user, system } = process.cpuUsage(spent);
  const seconds = [performance.now() - started, (user + system) / 1000 + tally.processorMs].map((ms) => (ms / 1000).toFixed(0));
  console.log(`faults ${name}: seen ${seen.join(', ')} (${seconds[0]} s, ${seconds[1]} s of processor time)`);
  lines.push(`faults ${name}: ${tally.runs} runs, ${lost} lost, ${silent} silent, ${crashes} crashes`);
}
console.log(lines.join('\n'));
if (values.report !== undefined) {
  mkdirSync(dirname(values.report), { recursive: true });
  writeFileSync(values.report, JSON.stringify({ passed: chosen.length - failed, failed }));
}
process.exitCode = failed === 0 ? 0 : 1;
