import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { inFolder, type Campaign, type Options, type Tally } from './campaign.ts';
import { backUp, makeScene } from './scene.ts';

export type LinksSaid =
  | { readonly begins: number; readonly what: string }
  | {
      readonly ended: number;
      readonly saw: readonly string[];
      readonly faults: readonly { readonly kind: 'lost' | 'silent' | 'crash'; readonly what: string }[];
    }
  | { readonly processorMs: number };

const child = join(import.meta.dirname, 'links-child.js');
/** A run takes a second; one that is silent for this long is waiting for something that never answers. */
const patience = 30_000;

/** Runs from `from` on until all have ended or one hangs; returns the first that has not been run. */
const runFrom = async (args: readonly string[], from: number, to: number, tally: Tally): Promise<number> => {
  const running = spawn(process.execPath, [child, ...args, String(from), String(to)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [at, what, error, hangs] = [from, '', '', false];
  const ended = once(running, 'close');
  running.stderr.on('data', (text: Buffer) => {
    error += text.toString();
  });
  const end = (): void => {
    hangs = true;
    running.kill('SIGKILL');
  };
  let timer = setTimeout(end, patience);
  createInterface(running.stdout).on('line', (line) => {
    clearTimeout(timer);
    timer = setTimeout(end, patience);
    const said = JSON.parse(line) as LinksSaid;
    if ('begins' in said) {
      ({ begins: at, what } = said);
      return;
    }
    if ('processorMs' in said) {
      tally.processorMs += said.processorMs;
      return;
    }
    at = said.ended + 1;
    tally.runs += 1;
    for (const one of said.saw) tally.see(one);
    for (const fault of said.faults) tally.fault(fault.kind, fault.what);
  });
  await ended;
  clearTimeout(timer);
  if (at >= to) return to;
  tally.runs += 1;
  tally.fault('crash', hangs ? `${what}: nothing answers any more` : `${what}: ${error.slice(0, 2000) || 'it ended by itself'}`);
  return at + 1;
};

const run = async ({ long, seed }: Options, tally: Tally): Promise<void> => {
  const count = long ? 1000 : 100;
  await inFolder(async (root) => {
    await makeScene(join(root, 'made'));
    const backup = await backUp(join(root, 'made'));
    for (let at = 0; at < count;) at = await runFrom([root, backup, String(seed)], at, count, tally);
  });
};

export const links: Campaign = { name: 'links', run };
