import { z } from 'zod';
import type { Role } from './permissions.ts';
import type { Instant } from './dates.ts';
import { fail, type Failure, type Result } from './result.ts';

// The content security policy forbids `eval`; zod must not try to compile its parsers.
z.config({ jitless: true });

/**
 * `read` answers from the register. `write` runs in one transaction together with its audit entry.
 * `act` may wait (dialogs, printing, jobs) and opens its own transactions.
 */
export type Access = 'read' | 'write' | 'act';

export type Procedure<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly access: Access;
  readonly input: I;
  readonly output: O;
  /** Who may call it. A test sees that every procedure on an open register says so. */
  readonly roles?: readonly Role[];
  /** `open` (default): only with an unlocked register. `any`: also before. */
  readonly when?: 'open' | 'any';
  /** `case`: input.caseId must have been opened in this session (`participants.openCase`). */
  readonly grant?: 'case';
  /** `allowed`: also on a case whose record has ended for good (fictitious identity): only what reads or weeds. */
  readonly ended?: 'allowed';
  /**
   * `allowed`: also while writing is held, because the register is being replaced or its file is damaged. Only what ends work under
   * way, and what somebody must do to read: opening and its log entry.
   */
  readonly held?: 'allowed';
  /** A write that leaves no audit entry: only what never becomes part of the register, such as drafts. */
  readonly unaudited?: true;
  /** How many byte buffers travel beside the JSON (passphrases, files); 0 when left out. */
  readonly bytes?: number;
  /**
   * `passphrase`: whoever acts types her own passphrase there and then; it travels as one more buffer, the last. For whatever changes
   * slots, roles, rights, settings of law, backup places or the lock. The router takes it; the use case never sees it.
   */
  readonly proof?: 'passphrase';
  /**
   * `decider`: may need the signature of another who decides. The core says so by refusing with `countersign`; the client asks and calls
   * again, with who signs in the frame and the secret as one more buffer, before the proof.
   */
  readonly countersign?: 'decider';
};

/** How many buffers travel with a call that nobody else signs. */
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

/** The typed client: one async function a procedure. */
export type Client<C extends Contracts> = {
  readonly [A in keyof C]: {
    readonly [P in keyof C[A]]: (input: Input<C[A][P]>, bytes?: readonly Uint8Array[]) => Promise<Result<Output<C[A][P]>>>;
  };
};

/**
 * What travels to the core as JSON text; bytes go beside it. `reason`: why something about a protected person leaves the register,
 * written after the core refused with `leaving-reason`. `signer`: who signs beside the one who acts; null: the recovery code from its
 * paper. They stand beside the input, because many calls may ask for them.
 */
export type Frame = { readonly procedure: string; readonly input: unknown; readonly reason?: string; readonly signer?: string | null };
/**
 * What comes back: the result, and every area whose answers are stale now, also those that look at a changed one. `at`: when it was done,
 * by the core's clock; none where it was refused.
 */
export type Reply = { readonly result: Result<unknown>; readonly changed: readonly string[]; readonly at?: Instant };
/** What the window is told unasked. */
export type CoreEvent =
  | { readonly kind: 'changed'; readonly areas: readonly string[] }
  | { readonly kind: 'progress'; readonly jobId: string; readonly done: number; readonly total: number; readonly step: string }
  | { readonly kind: 'lock-state'; readonly open: boolean }
  /** From the shell: the page is taken away in a moment. It sends what was typed last and asks for the lock. */
  | { readonly kind: 'leaving' };

/** Longest JSON text a frame may have. A note holds 100,000 characters; everything else is far smaller. */
export const frameLimit = 1_000_000;
/** Largest buffer beside a frame (a scan of a signed form). */
export const bytesLimit = 20 * 1024 * 1024;

export type Transport = (text: string, bytes: readonly Uint8Array[]) => Promise<string>;
/** Asks the person why a paper about somebody protected leaves; null when she gives it up. */
export type AskReason = () => Promise<string | null>;

/** Asks for the person's own passphrase; again with what was wrong with it. Null when she gives it up. */
export type AskProof = (refused: Failure | null) => Promise<Uint8Array | null>;

export type Signature = { readonly signer: string | null; readonly secret: Uint8Array };
/** Asks another who decides to sign; `refused` says who may, and what was wrong with the one before. Null when it is given up. */
export type AskSignature = (refused: Failure) => Promise<Signature | null>;

/** Derives the typed client from the contracts: the only way the renderer and the tests talk to the core. */
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
  /** Asked once: what the core refuses after that, it refuses. Bytes are gone with the first call, and no paper is made of them. */
  const call = async (frame: Frame, bytes: readonly Uint8Array[]): Promise<Result<unknown>> => {
    const result = await send(frame, bytes);
    if (result.ok || result.error.code !== 'leaving-reason' || bytes.length > 0) return result;
    const reason = await askReason();
    return reason === null ? fail('cancelled') : send({ ...frame, reason }, bytes);
  };
  /**
   * Until passphrase and signature fit or are given up. Each call takes its buffers away, so that copies travel; the buffers
   * themselves are wiped here.
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
