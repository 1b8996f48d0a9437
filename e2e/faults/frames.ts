import { join } from 'node:path';
import fc from 'fast-check';
import { errorCodes } from '../../electron/base/error-codes.ts';
import type { PortAnswer, PortAsk } from '../../electron/base/ports.ts';
import { buffersOf, type Procedure } from '../../electron/base/contract.ts';
import { contracts } from '../../electron/core/contract.ts';
import { inputOf, proceduresOf, type Named } from '../../electron/testing/contract-arbitraries.ts';
import { dumpOf } from '../../electron/testing/dump.ts';
import { aPdf } from '../../electron/testing/scan-samples.ts';
import { inFolder, type Campaign, type Options, type Tally } from './campaign.ts';
import { look, makeScene, open, readerOf, unlocked } from './scene.ts';
import { passphrase, type TestCore } from '../../electron/testing/test-core.ts';

type Shot = {
  readonly text: string;
  readonly bytes: readonly Uint8Array[];
  /** Whether the contract itself would accept it. */
  readonly fits: boolean;
  readonly name: string;
};

const fits = (procedure: Procedure, input: unknown, bytes: readonly Uint8Array[]): boolean =>
  bytes.length === buffersOf(procedure) && procedure.input.safeParse(input).success;

/** Calls about a case use one that exists and is open; otherwise most would stop at the grant. */
const atCase = (input: unknown, caseId: string): unknown =>
  typeof input === 'object' && input !== null && 'caseId' in input ? { ...input, caseId } : input;

const anyBytes = fc.uint8Array({ maxLength: 64 });

/** In the contract's own shape. */
const shaped = ({ name, procedure }: Named, caseId: string): fc.Arbitrary<Shot> =>
  fc
    .tuple(inputOf(procedure), fc.array(anyBytes, { minLength: buffersOf(procedure), maxLength: buffersOf(procedure) }))
    .map(([made, bytes]) => {
      const input = atCase(made, caseId);
      return { text: JSON.stringify({ procedure: name, input }), bytes, fits: fits(procedure, input, bytes), name };
    });

/** The shape with a change: an extra field, a missing one, one of another type, a name from the prototype, too many buffers. */
const mutated = ({ name, procedure }: Named): fc.Arbitrary<Shot> =>
  fc
    .tuple(
      inputOf(procedure),
      fc.constantFrom('more', 'less', 'other', 'proto', 'bytes', 'whole'),
      fc.jsonValue({ maxDepth: 2 }),
      fc.array(anyBytes, { maxLength: 3 }),
    )
    .map(([input, how, value, buffers]) => {
      const keys = typeof input === 'object' && input !== null ? Object.keys(input) : [];
      const [first = 'x'] = keys;
      const changed: unknown =
        how === 'more'
          ? { ...(input as object), more: value }
          : how === 'less'
            ? Object.fromEntries(Object.entries(input as object).slice(1))
            : how === 'other'
              ? { ...(input as object), [first]: value }
              : how === 'whole'
                ? value
                : input;
      const text =
        how === 'proto'
          ? `{"procedure":${JSON.stringify(name)},"input":{"__proto__":${JSON.stringify(value)}${keys.length > 0 ? ',' : ''}${JSON.stringify(input).slice(1)}}`
          : JSON.stringify({ procedure: name, input: changed });
      const bytes = how === 'bytes' ? buffers : Array.from({ length: buffersOf(procedure) }, () => new Uint8Array([7]));
      const read = (JSON.parse(text) as { input?: unknown }).input;
      return { text, bytes, fits: fits(procedure, read, bytes), name };
    });

const junk: fc.Arbitrary<Shot> = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.json(),
    fc
      .constantFrom('__proto__.x', 'constructor.name', 'users.', '.unlock', 'users.unlock.x', 'toString')
      .map((procedure) => JSON.stringify({ procedure, input: {} })),
    fc.constant('x'.repeat(1_000_001)),
    fc.constant(`${'['.repeat(20_000)}${']'.repeat(20_000)}`),
  )
  .chain((text) => fc.array(anyBytes, { maxLength: 2 }).map((bytes) => ({ text, bytes, fits: false, name: 'junk' })));

/** Like a shell whose user prints and saves everything. */
const answer = ({ port }: PortAsk): PortAnswer =>
  port === 'print-to-pdf'
    ? { kind: 'pdf', bytes: aPdf(1) }
    : port === 'save-file'
      ? { kind: 'saved', name: 'sparad' }
      : { kind: 'cancelled' };

/** What would end the run or leave the scene: these have their own campaigns and specs. */
const leftOut = ['users.lock', 'users.chooseFolder', 'users.openDemo', 'users.createRegister'];

const reunlock = async ({ client }: TestCore, caseId: string): Promise<void> => {
  const status = await client.users.status({});
  if (status.ok && status.value.open) return;
  const answer = await client.users.unlock({ signature: 'ME' }, [passphrase()]);
  if (!answer.ok) throw new Error(`the register no longer opens: ${answer.error.code}`);
  await client.participants.openCase({ caseId, reason: '' });
};

const shoot = async (core: TestCore, shot: Shot, caseId: string, tally: Tally): Promise<void> => {
  const { result } = await core.core.call(shot.text, shot.bytes);
  tally.runs += 1;
  tally.see(result.ok ? 'answered' : result.error.code);
  if (result.ok && !shot.fits) tally.fault('silent', `${shot.name} took what its contract does not`);
  if (!result.ok && (!errorCodes.includes(result.error.code) || result.error.code === 'internal'))
    tally.fault('crash', `${shot.name}: ${result.error.code}`);
  await reunlock(core, caseId);
};

/** What refusals must not touch: everything except the log, where they are recorded. */
const held = async (folder: string): Promise<string> => {
  // Closed at once: while the file is open elsewhere, the core cannot unlock it.
  const reader = await readerOf(folder);
  try {
    return JSON.stringify([...dumpOf(reader, ['audit_entries', 'audit_payloads'])]);
  } finally {
    reader.close();
  }
};

const run = async ({ long, seed }: Options, tally: Tally): Promise<void> => {
  await inFolder(async (home) => {
    const { caseIds } = await makeScene(home, 1);
    const [caseId = ''] = caseIds;
    const { core } = await unlocked(home, { answer });
    await core.client.participants.openCase({ caseId, reason: '' });
    const procedures = proceduresOf(contracts).filter(({ name }) => !leftOut.includes(name));
    const shots = fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...procedures).chain((one) => shaped(one, caseId)) },
      { weight: 4, arbitrary: fc.constantFrom(...procedures).chain(mutated) },
      { weight: 1, arbitrary: junk },
    );
    const count = long ? 50_000 : 2000;
    const portion = 500;
    for (let at = 0; at < count; at += portion) {
      const all = fc.sample(shots, { numRuns: Math.min(portion, count - at), seed: seed + at });
      const before = await held(core.folder);
      for (const shot of all.filter((one) => !one.fits)) await shoot(core, shot, caseId, tally);
      if ((await held(core.folder)) !== before) tally.fault('silent', `something that its contract refuses has written, from frame ${at}`);
      for (const shot of all.filter((one) => one.fits)) await shoot(core, shot, caseId, tally);
    }
    for (const fault of core.faults) tally.fault('crash', fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
    core.close();
    const register = await open(join(home, 'register'));
    const after = look(register);
    if (after.brokenAt !== null || after.quick !== 'ok') tally.fault('lost', 'the register is broken after the frames');
    register.close();
  });
};

export const frames: Campaign = { name: 'frames', run };
