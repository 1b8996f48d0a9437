import { inflateSync } from 'node:zlib';
import { scanParser, type ReadScan } from '../../electron/areas/consents/scans/scan-parser.ts';
import { errorCodes } from '../../electron/base/error-codes.ts';
import { newId } from '../../electron/base/ids.ts';
import { Refusal } from '../../electron/base/result.ts';
import { parseInThread, type RunParser } from '../../electron/core/parsers/parser-thread.ts';
import { value, type TestCore } from '../../electron/testing/test-core.ts';
import type { Parser } from '../../electron/base/parsers.ts';
import { Dice, inFolder, type Campaign, type Options, type Tally } from './campaign.ts';
import { foreignFile, type Foreign } from './foreign-files.ts';
import { lastingThread, type Bounds } from './foreign-thread.ts';
import { makeScene, unlocked } from './scene.ts';

/** In the short form the limits are reduced in proportion to the files. */
const shortBounds = { heap: 96, outside: 96, seconds: 2 };
const longBounds = { heap: 512, outside: 768, seconds: Infinity };
/** How long past its time limit a thread may take to end, in s. On a busy machine ending one takes a while. */
const patience = 20;
/**
 * Memory outside the heap is checked ten times a second: this covers what a thread allocates between two checks, and what the core needs,
 * in MB.
 */
const allowance = 512;

/** Every parser of the core runs in this: a real thread, with a shorter time limit where requested. */
const threadWithin = ({ heap, outside, seconds }: Bounds, tally: Tally): RunParser => {
  const worker = new URL('../core/parser-worker.js', import.meta.url);
  const inThread = parseInThread(worker, { heap, outside }, (fault) => tally.fault('crash', `a parser: ${JSON.stringify(fault)}`));
  return ({ parser, ...rest }) => inThread({ ...rest, parser: { ...parser, seconds: Math.min(parser.seconds, seconds) } });
};

const activeNames = /\/(?:JavaScript|JS|Launch|OpenAction|AA|EmbeddedFiles?|SubmitForm|ImportData|GoToR|Filespec)\b/;

/** Everything written in a kept PDF, with packed content unpacked. */
const textsOf = (content: Uint8Array): string => {
  const whole = Buffer.from(content).toString('latin1');
  const packed = [...whole.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, bytes = '']) => {
    try {
      return inflateSync(Buffer.from(bytes, 'latin1'), { maxOutputLength: 20_000_000 }).toString('latin1');
    } catch {
      return '';
    }
  });
  return [whole, ...packed].join('\n').replaceAll(/#([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
};

const codeOf = (error: unknown): { readonly code: string; readonly reason: string } =>
  error instanceof Refusal
    ? { code: error.failure.code, reason: String(error.failure.details?.['reason'] ?? '') }
    : { code: 'internal', reason: String(error) };

/** Reads one as the core does, and returns the outcome. */
const readOne = async (core: TestCore, runParser: RunParser, { what, parser, bytes, isActive }: Foreign, tally: Tally): Promise<string> => {
  if (parser === 'sheet') {
    const answer = await core.client.exchange.readFile({ jobId: newId(), fileName: 'lista.xlsx' }, [bytes]);
    if (answer.ok) return 'sheet read';
    const { code, details } = answer.error;
    if (code === 'internal' || !errorCodes.includes(code)) tally.fault('crash', `${what}: told as ${code}`);
    return `sheet ${code} ${String(details?.['reason'] ?? '')}`.trim();
  }
  try {
    const { result } = runParser({ parser: scanParser as Parser<unknown, unknown>, input: { bytes }, onProgress: () => undefined });
    const found = (await result) as ReadScan | { readonly problem: string };
    if ('problem' in found) return `scan ${found.problem}`;
    if (isActive || activeNames.test(textsOf(found.content))) tally.fault('silent', `${what}: what acts was kept`);
    return `scan kept as ${found.kind}`;
  } catch (error) {
    const { code, reason } = codeOf(error);
    if (code === 'internal') tally.fault('crash', `${what}: told as internal: ${reason}`);
    return `scan ${code} ${reason}`.trim();
  }
};

/** In the short form the first file of every kind gets one of the program's own threads. */
const ownThreads = 30;

const run = async ({ long, seed }: Options, tally: Tally): Promise<void> => {
  const dice = new Dice(seed);
  const bounds = long ? longBounds : shortBounds;
  const own = threadWithin(bounds, tally);
  const lasting = lastingThread(bounds);
  let left = long ? Infinity : ownThreads;
  const runParser: RunParser = (request) => {
    left -= 1;
    tally.see(left >= 0 ? 'in a thread of its own' : 'in a thread for many');
    return (left >= 0 ? own : lasting.run)(request);
  };
  await inFolder(async (home) => {
    await makeScene(home, 1);
    const { core, answer } = await unlocked(home, { runParser });
    value(answer);
    const before = process.resourceUsage().maxRSS / 1024;
    let slowest = 0;
    for (let i = 0; i < (long ? 5000 : 500); i += 1) {
      const file = foreignFile(i, dice, long && i >= 500 ? 1 + dice.below(20) : 1);
      const started = performance.now();
      let isOver = false;
      const reading = readOne(core, runParser, file, tally).finally(() => {
        isOver = true;
      });
      // Asked after parsing has begun, and answered before it can be over: none of it runs in the core's thread.
      const status = await core.client.users.status({});
      if (!status.ok || isOver) tally.fault('crash', `${file.what}: the core did not answer meanwhile`);
      tally.see(await reading);
      const seconds = (performance.now() - started) / 1000;
      slowest = Math.max(slowest, seconds);
      const most = Math.min(bounds.seconds, file.parser === 'sheet' ? 60 : 15);
      if (seconds > most + patience) tally.fault('crash', `${file.what}: took ${seconds.toFixed(0)} s`);
      tally.runs += 1;
    }
    const grown = process.resourceUsage().maxRSS / 1024 - before;
    if (grown > bounds.heap + bounds.outside + allowance) tally.fault('crash', `the program grew by ${grown.toFixed(0)} MB`);
    tally.see(`grown by MB: ${grown.toFixed(0)}, slowest s: ${slowest.toFixed(1)}, times`);
    if (core.faults.length > 0) tally.fault('crash', core.faults.map(String).join('; ').slice(0, 2000));
    lasting.end();
    const cases = await core.client.participants.list({});
    if (!cases.ok || cases.value.total !== 3) tally.fault('lost', 'the register does not answer as before');
    core.close();
  });
};

export const foreign: Campaign = { name: 'foreign', run };
