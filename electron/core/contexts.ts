import { dateAt } from '../base/dates.ts';
import type { Id } from '../base/ids.ts';
import { Refusal } from '../base/result.ts';
import { appendAudit, auditHead } from '../register/log/audit-chain.ts';
import type { ActContext, OpenContext } from '../register/context.ts';
import type { OpenSession, Session } from '../areas/users/unlock/session.ts';
import { grantsOf } from '../areas/users/unlock/grants.ts';
import { areas } from './areas.ts';
import { keepUp, makeKept, turnKept } from '../register/kept.ts';
import { createRunning, jobsFor, runInPlace, type Running } from './jobs/jobs.ts';
import { parseInPlace } from './parsers/parser-thread.ts';

/** `cases`: cases with new entries, each with the areas of those entries; `areas`: the areas of all entries. */
type Traces = {
  readonly changed: Set<string>;
  readonly entries: { count: number };
  readonly cases: Map<Id, Set<string>>;
  readonly areas: Set<string>;
};

const traces = (changed: Set<string>): Traces => ({ changed, entries: { count: 0 }, cases: new Map(), areas: new Set() });

const openContext = (session: Session, opened: OpenSession, left: Traces): OpenContext => {
  const now = session.now();
  const { register, user } = opened;
  return {
    db: register.db,
    user,
    now,
    today: dateAt(now),
    trial: register.pointer.trial,
    areas,
    leavingReason: session.leavingReason ?? '',
    audit: (kind, payload, caseId) => {
      appendAudit(register.db, { at: now, userId: user.id, kind, caseId: caseId ?? null, payload });
      left.entries.count += 1;
      const [area = ''] = kind.split('.');
      left.areas.add(area);
      if (caseId !== undefined) left.cases.set(caseId, (left.cases.get(caseId) ?? new Set()).add(area));
    },
    auditHead: () => auditHead(register.db),
    changed: (...named) => {
      for (const area of named) left.changed.add(area);
    },
    grants: grantsOf(opened),
  };
};

/** One transaction. A write that leaves no audit entry is a bug: nothing of it is kept. */
export const inTransaction = <T>(
  session: Session,
  opened: OpenSession,
  changed: Set<string>,
  audited: boolean,
  work: (context: OpenContext) => T,
): T => {
  // A write into a register that is being replaced would be lost.
  if (opened.register.held === 'register-held') throw new Refusal('register-held');
  opened.register.requireOwnFiles();
  const left = traces(changed);
  const granted = new Set(opened.grants);
  try {
    return opened.register.db.transaction(() => {
      const answer = work(openContext(session, opened, left));
      if (audited && left.entries.count === 0) throw new Error('a write without an audit entry');
      // What is kept in step with a case is updated in the transaction that changed the case. A damaged register is read-only.
      const { db, held } = opened.register;
      if (held !== null) return answer;
      for (const [caseId, touched] of left.cases) keepUp(db, areas, caseId, new Set([...touched, ...changed]), session.now());
      // The first write after midnight, too, when nobody locked meanwhile.
      turnKept(db, areas, session.now());
      if (['settings', 'decisions'].some((each) => left.areas.has(each))) makeKept(db, areas, session.now());
      return answer;
    });
  } catch (error) {
    // A grant belongs to the transaction: if the transaction is rolled back, so is the grant.
    for (const caseId of [...opened.grants]) if (!granted.has(caseId)) opened.grants.delete(caseId);
    throw error;
  }
};

export const reading = <T>(session: Session, opened: OpenSession, work: (context: OpenContext) => T): T =>
  work(openContext(session, opened, traces(new Set())));

export const actContext = (
  session: Session,
  opened: OpenSession,
  changed: Set<string>,
  progress: (jobId: Id, done: number, total: number, step: string) => void,
  jobs: Running = createRunning(runInPlace, parseInPlace),
): ActContext => {
  const { register, user } = opened;
  return {
    db: register.db,
    user,
    trial: register.pointer.trial,
    areas,
    leavingReason: session.leavingReason ?? '',
    signature: session.signature ?? null,
    isDemo: opened.demo,
    now: session.now,
    ports: session.ports,
    auditHead: () => auditHead(register.db),
    changed: (...areas) => {
      for (const area of areas) changed.add(area);
    },
    grants: grantsOf(opened),
    read: (work) => reading(session, opened, work),
    write: (work) => inTransaction(session, opened, changed, true, work),
    progress,
    jobs: jobsFor(jobs, session, opened, progress),
    parsers: jobs.parsers,
    knownHeads: () => register.knownHeads(),
    keyring: register.keyring,
    recoveryProposal: session.proposal,
    folder: register.folder,
    connection: () => ({ file: register.databaseFile, key: register.copyKey() }),
    register,
    migrations: session.migrations,
    lock: session.lock,
  };
};
