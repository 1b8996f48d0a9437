import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type CoreEvent } from '../base/contract.ts';
import type { Instant } from '../base/dates.ts';
import type { PortAnswer, PortAsk } from '../base/ports.ts';
import type { Result } from '../base/result.ts';
import { contracts, type CoreClient } from '../core/contract.ts';
import { createCore, type Core } from '../core/core.ts';
import type { RunJob } from '../core/jobs/jobs.ts';
import type { RunParser } from '../core/parsers/parser-thread.ts';
import type { CoreSettings } from '../core/messages.ts';
import type { KdfCost } from '../register/keys/keys.ts';

/** Costs nothing: tests prove behaviour, the standard cost has its own test. */
export const cheapCost: KdfCost = { memoryKiB: 8, passes: 1, lanes: 1 };

export const testPassphrase = 'korrekt häst batteri klammer';
/** A secret as it travels: in a buffer, which the core wipes. */
export const typed = (text: string): Uint8Array => new TextEncoder().encode(text);
export const passphrase = (): Uint8Array => typed(testPassphrase);

export type TestCore = {
  readonly core: Core;
  readonly client: CoreClient;
  readonly folder: string;
  readonly clock: { now: Instant };
  /** Answers to the core's next questions, in order; an unexpected question is cancelled. */
  readonly answers: ((ask: PortAsk) => PortAnswer)[];
  readonly asked: PortAsk[];
  /** What the user writes when a paper about somebody protected leaves; null: she cancels. */
  readonly reason: { given: string | null };
  /** What is typed when the user's own passphrase is requested; null: cancelled. Defaults to the last one used to unlock. */
  readonly proof: { given: string | null };
  /**
   * What is typed when another signs; undefined: the passphrase of a permitted signer, or the code, as seen by this test core; null:
   * cancelled.
   */
  readonly signing: { given: { readonly signer: string | null; readonly secret: string } | null | undefined };
  readonly events: CoreEvent[];
  readonly faults: unknown[];
  readonly close: () => void;
};

export type TestCoreOptions = {
  readonly folder?: string;
  /** A register that lies there closed: this one begins as its copy. Opening one costs a fifth of making one. */
  readonly from?: string;
  /** False: started without a folder, as people start it. */
  readonly isAsked?: boolean;
  readonly now?: Instant;
  readonly runtime?: 'electron' | 'stand-in';
  readonly runJob?: RunJob;
  readonly runParser?: RunParser;
  readonly earlierFolders?: CoreSettings['earlierFolders'];
  /** The answer to a question for which no test has set one. */
  readonly answer?: (ask: PortAsk) => PortAnswer | Promise<PortAnswer>;
  /** Receives every event at once, as a window does. */
  readonly onEvent?: (event: CoreEvent) => void;
  /** The program then reloads its window. */
  readonly onLock?: () => void;
};

/** A core over a temporary folder, with a fixed clock and ports answered by the test. */
export const testCore = (options: TestCoreOptions = {}): TestCore => {
  const home = options.folder ?? mkdtempSync(join(tmpdir(), 'utvag-test-'));
  const folder = join(home, 'register');
  if (options.from !== undefined) cpSync(options.from, folder, { recursive: true });
  const clock = { now: options.now ?? '2026-05-07T08:00:00.000Z' };
  const answers: ((ask: PortAsk) => PortAnswer)[] = [];
  const asked: PortAsk[] = [];
  const reason: { given: string | null } = { given: null };
  const proof: { given: string | null } = { given: testPassphrase };
  const signing: TestCore['signing'] = { given: undefined };
  const seen = { code: '', proposed: '', passphrases: new Map<string, string>() };
  /** Keeps what people would know: their own passphrases, and the code on paper. */
  const watch = (procedure: string, input: unknown, secrets: readonly string[], value: unknown): void => {
    const { id = '' } = { ...(input as { id?: string }), ...(value as { id?: string } | null) };
    if (procedure === 'users.proposeRecoveryCode' || procedure === 'users.proposeNewRecoveryCode')
      seen.proposed = (value as { code: string }).code;
    if (procedure === 'users.createRegister' || procedure === 'users.replaceRecoveryCode') seen.code = seen.proposed;
    if (procedure === 'users.add' || procedure === 'users.enable') seen.passphrases.set(id, secrets[0] ?? '');
    const fresh = { 'users.unlock': secrets[0], 'users.createRegister': secrets[0], 'users.changePassphrase': secrets[1] }[procedure];
    if (fresh === undefined) return;
    proof.given = fresh;
    const told = value as { user?: { id: string }; status?: { user?: { id: string } } };
    const acting = told.user?.id ?? told.status?.user?.id;
    if (acting !== undefined) seen.passphrases.set(acting, fresh);
  };
  const sign = (signers: readonly string[]) => {
    if (signing.given !== undefined) return signing.given;
    if (signers.length === 0) return { signer: null, secret: seen.code };
    const signer = signers.find((id) => seen.passphrases.has(id));
    return signer === undefined ? null : { signer, secret: seen.passphrases.get(signer) ?? '' };
  };
  const events: CoreEvent[] = [];
  const faults: unknown[] = [];
  const core = createCore({
    settings: {
      registerFolder: options.isAsked === false ? null : folder,
      usualFolder: folder,
      demoFolder: join(home, 'demo'),
      appearanceFile: join(home, 'appearance.json'),
      lastFolderFile: join(home, 'last-folder.json'),
      earlierFolders: options.earlierFolders ?? [],
      runtime: options.runtime ?? 'stand-in',
      version: '0.0.0',
    },
    now: () => clock.now,
    ports: {
      ask: async (ask) => {
        asked.push(ask);
        return (answers.shift() ?? options.answer)?.(ask) ?? { kind: 'cancelled' };
      },
    },
    emit: (event) => {
      events.push(event);
      options.onEvent?.(event);
    },
    onLock: () => options.onLock?.(),
    cost: cheapCost,
    ...(options.runJob ? { runJob: options.runJob } : {}),
    ...(options.runParser ? { runParser: options.runParser } : {}),
    checkOutput: true,
    onFault: (error) => faults.push(error),
  });
  const client = createClient(
    contracts,
    async (text, bytes) => {
      const { procedure, input } = JSON.parse(text) as { procedure: string; input: unknown };
      const secrets = bytes.map((buffer) => new TextDecoder().decode(buffer));
      const reply = await core.call(text, bytes);
      if (reply.result.ok) watch(procedure, input, secrets, reply.result.value);
      return JSON.stringify(reply);
    },
    () => undefined,
    () => Promise.resolve(reason.given),
    (refused) => Promise.resolve(refused === null && proof.given !== null ? typed(proof.given) : null),
    (refused) => {
      const given = refused.code === 'countersign' ? sign(refused.details?.['signers'] as readonly string[]) : null;
      return Promise.resolve(given && { signer: given.signer, secret: typed(given.secret) });
    },
  );
  const close = (): void => {
    core.close();
    if (options.folder === undefined) rmSync(home, { recursive: true, force: true });
  };
  return { core, client, folder, clock, answers, asked, reason, proof, signing, events, faults, close };
};

/** The value, or a failing test that says which refusal came instead. */
export const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
};

/** The refusal's code, or a failing test. */
export const refusal = (result: Result<unknown>): string => {
  if (result.ok) throw new Error('was not refused');
  return result.error.code;
};

/** Goes through the wizard's calls as the window does; returns the recovery code. */
export const makeRegister = async ({ client }: Pick<TestCore, 'client'>): Promise<string> => {
  const { code, ask } = value(await client.users.proposeRecoveryCode({}));
  const groups = code.split('-');
  value(
    await client.users.createRegister(
      {
        municipality: '0581',
        organisation: 'social-board',
        unit: 'Avhopparverksamheten',
        name: 'Maja Ek',
        signature: 'ME',
        groups: [groups[ask[0]] ?? '', groups[ask[1]] ?? ''],
        language: 'sv',
      },
      [passphrase()],
    ),
  );
  return code;
};

/** A core with a fresh, open register. */
export const openTestCore = async (options: TestCoreOptions = {}): Promise<TestCore> => {
  const made = testCore(options);
  await makeRegister(made);
  return made;
};
