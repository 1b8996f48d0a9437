import { z } from 'zod';
import type { Role } from './permissions.ts';
import type { Instant } from './dates.ts';
import { fail, type Failure, type Result } from './result.ts';

// The content security policy forbids `eval`; zod must not try to compile its parsers.
z.config({ jitless: true });

/**
 * `read` only reads the register. `write` runs in one transaction together with its audit entry. `act` may wait (dialogs, printing, jobs)
 * and opens its own transactions.
 */
export type Access = 'read' | 'write' | 'act';

export type Procedure<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly access: Access;
  readonly input: I;
  readonly output: O;
  /** Who may call it. A test checks that every procedure on an open register declares this. */
  readonly roles?: readonly Role[];
  /** `open` (default): only with an unlocked register. `any`: also before. */
  readonly when?: 'open' | 'any';
  /** `case`: input.caseId must have been opened in this session (`participants.openCase`). */
  readonly grant?: 'case';
  /** `allowed`: also on a case whose record has ended for good (fictitious identity): only for procedures that read or weed. */
  readonly ended?: 'allowed';
  /**
   * `allowed`: also while writing is held because the register is being replaced or its file is damaged. Only for what stops work under
   * way, and for what reading requires: opening a case and its log entry.
   */
  readonly held?: 'allowed';
  /** A write without an audit entry: only for what never becomes part of the register, such as drafts. */
  readonly unaudited?: true;
  /** How many byte buffers are sent with the JSON (passphrases, files); default 0. */
  readonly bytes?: number;
  /**
   * `passphrase`: the acting user types their own passphrase for this call; it is sent as one more buffer, the last. For everything that
   * changes slots, roles, rights, legal settings, backup places or the lock. The router consumes it; the use case never sees it.
   */
  readonly proof?: 'passphrase';
  /**
   * `decider`: may need the signature of another decider. The core reports this by refusing with `countersign`. The client asks and calls
   * again with the signer in the frame and the secret as one more buffer, before the proof.
   */
  readonly countersign?: 'decider';
};

/** How many buffers are sent with a call that nobody countersigns. */
export const buffersOf = ({ bytes = 0, proof }: Pick<Procedure, 'bytes' | 'proof'>): number => bytes + (proof === undefined ? 0 : 1);

export type Contract = Readonly<Record<string, Procedure>>;
export type Contracts = Readonly<Record<string, Contract>>;

type ProcedureOptions = Omit<Procedure, 'access' | 'input' | 'output'>;

const define =
  <const A extends Access>(access: A) =>
  <I extends z.ZodRawShape, O extends z.ZodType, const Options extends ProcedureOptions = Record<never, never>>(
    input: I,
    output: O,
    options?: Options,
  ) => ({
    access,
    input: z.strictObject(input),
    output,
    ...(options as Options),
  });

/** A procedure that only reads. `input` is an object shape; unknown fields are refused. */
export const read = define('read');
/** A procedure that writes in one synchronous transaction. */
export const write = define('write');
/** A procedure that may wait for people, paper or files. */
export const act = define('act');

export type Input<P extends Procedure> = z.input<P['input']>;
export type Parsed<P extends Procedure> = z.output<P['input']>;
export type Output<P extends Procedure> = z.output<P['output']>;

/** The typed client: one async function per procedure. */
export type Client<C extends Contracts> = {
  readonly [A in keyof C]: {
    readonly [P in keyof C[A]]: (input: Input<C[A][P]>, bytes?: readonly Uint8Array[]) => Promise<Result<Output<C[A][P]>>>;
  };
};

/**
 * What is sent to the core as JSON text; bytes are sent alongside. `reason`: why data about a protected person leaves the register, given
 * after the core refused with `leaving-reason`. `signer`: who countersigns; null: the recovery code from its paper. They are separate from
 * the input because many calls may need them.
 */
export type Frame = { readonly procedure: string; readonly input: unknown; readonly reason?: string; readonly signer?: string | null };
/**
 * What comes back: the result, and every area whose answers are now stale, including those that look at a changed one. `at`: when it was
 * done, by the core's clock; missing if it was refused.
 */
export type Reply = { readonly result: Result<unknown>; readonly changed: readonly string[]; readonly at?: Instant };
/** Events sent to the window without a request. */
export type CoreEvent =
  | { readonly kind: 'changed'; readonly areas: readonly string[] }
  | { readonly kind: 'progress'; readonly jobId: string; readonly done: number; readonly total: number; readonly step: string }
  | { readonly kind: 'lock-state'; readonly open: boolean }
  /** From the shell: the page is about to be removed. It sends what was typed last and asks for the lock. */
  | { readonly kind: 'leaving' };

/** Maximum length of a frame's JSON text. A note holds 100,000 characters; everything else is far smaller. */
export const frameLimit = 1_000_000;
/** Maximum size of a buffer sent with a frame (a scan of a signed form). */
export const bytesLimit = 20 * 1024 * 1024;

export type Transport = (text: string, bytes: readonly Uint8Array[]) => Promise<string>;
/** Asks the user why a paper about a protected person leaves; null if they cancel. */
export type AskReason = () => Promise<string | null>;

/** Asks for the user's own passphrase; on a retry, with what was wrong. Null if they cancel. */
export type AskProof = (refused: Failure | null) => Promise<Uint8Array | null>;

export type Signature = { readonly signer: string | null; readonly secret: Uint8Array };
/** Asks another decider to sign; `refused` lists who may, and what was wrong with the previous attempt. Null if cancelled. */
export type AskSignature = (refused: Failure) => Promise<Signature | null>;

/** Derives the typed client from the contracts. The renderer and the tests talk to the core only through it. */
export const createClient = <C extends Contracts>(
  contracts: C,
  transport: Transport,
  onReply: (reply: Reply) => void,
  askReason: AskReason = () => Promise.resolve(null),
  askProof: AskProof = () => Promise.resolve(null),
  askSignature: AskSignature = () => Promise.resolve(null),
): Client<C> => {
  const send = async (frame: Frame, bytes: readonly Uint8Array[]): Promise<Result<unknown>> => {
    const reply = JSON.parse(await transport(JSON.stringify(frame), bytes)) as Reply;
    onReply(reply);
    return reply.result;
  };
  /**
   * Asks once: if the core refuses again after that, the refusal stands. Buffers are used up by the first call, and no paper is made from
   * them.
   */
  const call = async (frame: Frame, bytes: readonly Uint8Array[]): Promise<Result<unknown>> => {
    const result = await send(frame, bytes);
    if (result.ok || result.error.code !== 'leaving-reason' || bytes.length > 0) return result;
    const reason = await askReason();
    return reason === null ? fail('cancelled') : send({ ...frame, reason }, bytes);
  };
  /**
   * Repeats until passphrase and signature are right or the user gives up. Each call consumes its buffers, so copies are sent; the
   * originals are wiped here.
   */
  const prove = async (frame: Frame, bytes: readonly Uint8Array[], needsProof: boolean): Promise<Result<unknown>> => {
    let proof: Uint8Array | null = null;
    let signature: Signature | null = null;
    let refused: Failure | null = null;
    try {
      for (;;) {
        if (needsProof) proof ??= await askProof(refused);
        if (needsProof && proof === null) return refused === null ? fail('cancelled') : { ok: false, error: refused };
        const buffers = [...bytes, ...(signature === null ? [] : [signature.secret]), ...(proof === null ? [] : [proof])];
        const signed: Frame = signature === null ? frame : { ...frame, signer: signature.signer };
        const result = await send(
          signed,
          buffers.map((buffer) => buffer.slice()),
        );
        if (result.ok) return result;
        refused = result.error;
        if (refused.details?.['proof'] === true) {
          proof?.fill(0);
          proof = null;
        } else if (Array.isArray(refused.details?.['signers'])) {
          signature?.secret.fill(0);
          signature = await askSignature(refused);
          if (signature === null) return refused.code === 'countersign' ? fail('cancelled') : result;
        } else return result;
      }
    } finally {
      for (const buffer of [...bytes, ...(signature === null ? [] : [signature.secret]), ...(proof === null ? [] : [proof])])
        buffer.fill(0);
    }
  };
  const areas: Record<string, Record<string, unknown>> = {};
  for (const [area, procedures] of Object.entries(contracts)) {
    const client: Record<string, unknown> = {};
    for (const [name, { proof, countersign }] of Object.entries(procedures)) {
      const isPlain = proof === undefined && countersign === undefined;
      client[name] = (input: unknown, bytes: readonly Uint8Array[] = []) => {
        const frame = { procedure: `${area}.${name}`, input };
        return isPlain ? call(frame, bytes) : prove(frame, bytes, proof !== undefined);
      };
    }
    areas[area] = client;
  }
  return areas as Client<C>;
};
