import { z } from 'zod';
import { errorCodes } from '../base/error-codes.ts';
import { buffersOf, bytesLimit, frameLimit, type Frame, type Procedure, type Reply } from '../base/contract.ts';
import type { Id } from '../base/ids.ts';
import { longestReason } from '../base/reason.ts';
import { Refusal, type Failure, type Result } from '../base/result.ts';
import { isEnded } from '../areas/participants/store.ts';
import { appendAudit } from '../register/log/audit-chain.ts';
import { sqliteCode } from '../register/database.ts';
import { noteWhileLocked } from '../register/log/while-locked.ts';
import { wipe } from '../register/keys/keys.ts';
import { grantsOf } from '../areas/users/unlock/grants.ts';
import { requireProof } from '../areas/users/signatures/proof.ts';
import type { OpenSession, Session } from '../areas/users/unlock/session.ts';
import { actContext, inTransaction, reading } from './contexts.ts';
import { areas } from './areas.ts';
import { procedureNamed, staleAfter, type Found } from './assembly.ts';
import type { Running } from './jobs/jobs.ts';
import { failureOf, isRecorded } from './refusals.ts';

export type Router = (text: string, bytes: readonly Uint8Array[]) => Promise<Reply>;

export type RouterOptions = {
  readonly session: Session;
  readonly progress: (jobId: Id, done: number, total: number, step: string) => void;
  /** The running long work. */
  readonly jobs: Running;
  /** Tests also check the output: a result that does not fit its contract is a bug. */
  readonly checkOutput: boolean;
  /** Called for bugs in our code (never for invalid input): tests fail on them. */
  readonly onFault?: (error: unknown) => void;
};

const frameSchema = z.strictObject({
  procedure: z.string().max(80),
  input: z.unknown(),
  reason: z.string().max(longestReason).optional(),
  signer: z.string().max(80).nullable().optional(),
});

const readFrame = (text: string): Frame => {
  if (text.length > frameLimit) throw new Refusal('frame-too-large');
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw new Refusal('malformed-frame');
  }
  const frame = frameSchema.safeParse(raw);
  if (!frame.success) throw new Refusal('malformed-frame');
  const { procedure, input, reason, signer } = frame.data;
  return { procedure, input, ...(reason === undefined ? {} : { reason }), ...(signer === undefined ? {} : { signer }) };
};

const find = (full: string): Found => {
  const found = procedureNamed(areas, full);
  if (!found) throw new Refusal('unknown-procedure');
  return found;
};

/**
 * The called name could be anything, even a person's name, and while the register is locked it would be stored as plain text. Only our own
 * names are noted.
 */
const isOurName = (name: string): boolean => {
  const [area = '', procedure = '', ...rest] = name.split('.');
  if (area === 'shell' && rest.length === 0)
    return (errorCodes as readonly string[]).includes(procedure) || procedure === 'foreign-sender' || procedure === 'foreign-request';
  return procedureNamed(areas, name) !== undefined;
};

const checkBytes = (procedure: Procedure, { signer }: Frame, bytes: readonly Uint8Array[]): void => {
  if (signer !== undefined && procedure.countersign === undefined) throw new Refusal('malformed-frame');
  if (bytes.length !== buffersOf(procedure) + (signer === undefined ? 0 : 1)) throw new Refusal('malformed-frame');
  if (bytes.some((buffer) => buffer.byteLength > bytesLimit)) throw new Refusal('frame-too-large');
};

/** Field problems derived from the contract's schema; the value is not repeated. */
const parseInput = (procedure: Procedure, input: unknown): unknown => {
  const parsed = procedure.input.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields = Object.fromEntries(
    parsed.error.issues.slice(0, 20).map((issue) => [issue.path.map(String).join('.') || 'input', `shape-${issue.code}`]),
  );
  throw new Refusal('invalid', { fields });
};

/** Role, lock state, case grant and ended records: checked here and nowhere else. */
const admit = (procedure: Procedure, opened: OpenSession | null, input: unknown): void => {
  if (procedure.when === 'any') return;
  if (!opened) throw new Refusal('locked');
  if (procedure.roles && !procedure.roles.includes(opened.user.role)) throw new Refusal('forbidden');
  // Also before work that runs in another thread.
  if (procedure.access !== 'read') opened.register.requireOwnFiles();
  const { held } = opened.register;
  if (held !== null && procedure.access !== 'read' && procedure.held !== 'allowed') throw new Refusal(held);
  if (procedure.grant !== 'case') return;
  const { caseId } = input as { caseId: Id };
  if (!grantsOf(opened).has(caseId)) throw new Refusal('no-grant');
  // Invariant: a record that ended with a fictitious identity can be read and weeded, but never written to again.
  if (procedure.access !== 'read' && procedure.ended !== 'allowed' && isEnded(opened.register.db, caseId))
    throw new Refusal('record-closed');
};

export const createRouter = ({ session: lasting, progress, jobs, checkOutput, onFault }: RouterOptions): Router => {
  const run = async (
    session: Session,
    found: Found,
    input: unknown,
    bytes: readonly Uint8Array[],
    changed: Set<string>,
  ): Promise<unknown> => {
    const { procedure, handler, area } = found;
    if (procedure.when === 'any') return handler(input, procedure.countersign === undefined ? lasting : session, bytes);
    const opened = session.opened();
    if (!opened) throw new Refusal('locked');
    if (procedure.access === 'read') return reading(session, opened, (context) => handler(input, context, bytes));
    if (procedure.access === 'act') return handler(input, actContext(session, opened, changed, progress, jobs), bytes);
    const answer = inTransaction(session, opened, changed, !procedure.unaudited, (context) => handler(input, context, bytes));
    changed.add(area);
    return answer;
  };

  /** Takes the proof off the buffers and verifies it. Nobody knows a demo's passphrase, and its data belongs to nobody. */
  const prove = async ({ procedure, area, name }: Found, input: unknown, bytes: readonly Uint8Array[]): Promise<readonly Uint8Array[]> => {
    const opened = lasting.opened();
    const proof = bytes.at(-1) ?? new Uint8Array();
    const own = bytes.slice(0, -1);
    // Before a register is open there is no user, and a damaged one may not be able to tell; there the use case follows the lock's rules.
    if (procedure.when === 'any' && (!opened || opened.register.held === 'read-only')) {
      wipe(proof);
      return own;
    }
    if (!opened) throw new Refusal('locked');
    try {
      if (!opened.demo) await requireProof(actContext(lasting, opened, new Set(), progress, jobs), `${area}.${name}`, proof);
    } catch (error) {
      wipe(...own);
      throw error;
    } finally {
      wipe(proof);
    }
    // Locked in the meantime, or no longer permitted.
    if (lasting.opened() !== opened) throw new Refusal('locked');
    admit(procedure, opened, input);
    return own;
  };

  const record = (called: string, { code, details }: Failure): void => {
    const opened = lasting.opened();
    const payload = { procedure: isOurName(called) ? called : '', code };
    // Nothing more is written into a register that is being replaced: its successor takes up the note at the next unlock.
    if (!opened || opened.register.held === 'register-held')
      return noteWhileLocked(lasting.folder(), lasting.now(), 'router.refused', payload);
    opened.register.db.transaction(() =>
      appendAudit(opened.register.db, {
        at: lasting.now(),
        userId: opened.user.id,
        kind: 'router.refused',
        // The case that a user who is shut out of it tried to open.
        caseId: code === 'shut-out' ? String(details?.['caseId']) : null,
        payload,
      }),
    );
  };

  return async (text, bytes) => {
    const changed = new Set<string>();
    let name = '';
    let result: Result<unknown>;
    try {
      const frame = readFrame(text);
      name = frame.procedure;
      const found = find(frame.procedure);
      checkBytes(found.procedure, frame, bytes);
      const input = parseInput(found.procedure, frame.input);
      admit(found.procedure, lasting.opened(), input);
      // No `await` if there is nothing to prove: a call to stop work must not be delayed.
      const own = found.procedure.proof === undefined ? bytes : await prove(found, input, bytes);
      const signature = frame.signer === undefined ? null : { signer: frame.signer, secret: own.at(-1) ?? new Uint8Array() };
      const session = { ...lasting, leavingReason: frame.reason ?? '', signature };
      try {
        const value = await run(session, found, input, signature === null ? own : own.slice(0, -1), changed);
        result = { ok: true, value: checkOutput ? found.procedure.output.parse(value) : value };
      } finally {
        if (signature !== null) wipe(signature.secret);
      }
    } catch (error) {
      const failure = failureOf(error);
      const opened = lasting.opened();
      // Once part of a file cannot be read, the rest is not trusted either. (Jobs may have been reading another file.)
      const isFound = /^SQLITE_(CORRUPT|NOTADB)/.test(sqliteCode(error) ?? '') && opened?.register.held === null;
      if (isFound) opened.register.hold('read-only');
      if (failure.code === 'internal') onFault?.(error);
      // Another program may have it open by now: nothing more is written into it, and no job continues.
      if (failure.code === 'files-swapped' && opened) {
        lasting.lock();
        noteWhileLocked(opened.register.folder, lasting.now(), 'users.files-swapped');
      }
      const shape = failure.code === 'invalid' && Object.values(failure.fields ?? {}).some((problem) => problem.startsWith('shape-'));
      try {
        if (isRecorded(failure) || shape) record(name, failure);
      } catch (second) {
        onFault?.(second);
      }
      changed.clear();
      if (isFound) changed.add('users');
      result = { ok: false, error: failure };
    }
    // Before the reply: if a change the window knows about is lost later, the note shows it.
    lasting.opened()?.register.noteLatestHead(lasting.now());
    return { result, changed: staleAfter(areas, changed), ...(result.ok ? { at: lasting.now() } : {}) };
  };
};
