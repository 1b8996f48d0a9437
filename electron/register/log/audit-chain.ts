import { createHash, hash, randomBytes } from 'node:crypto';
import type { Instant } from '../../base/dates.ts';
import type { Id } from '../../base/ids.ts';
import type { Db } from '../database.ts';

/** What an entry records besides who, when and which case: field, before, after, counts, recipients. */
export type AuditPayload = Readonly<Record<string, unknown>>;

export type AuditEntry = {
  readonly at: Instant;
  /** `null` for events before anyone was identified (a wrong passphrase). */
  readonly userId: Id | null;
  /** `<area>.<what>`, such as `participants.opened`. */
  readonly kind: string;
  readonly caseId: Id | null;
  readonly payload: AuditPayload;
};

/** The head of an empty chain. */
const genesis = Buffer.alloc(32);

const sha256 = (...parts: readonly (Uint8Array | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** Length-prefixed, so that two different rows can never produce the same bytes. */
const linkBytes = (seq: number, entry: Omit<AuditEntry, 'payload'>): string =>
  JSON.stringify([seq, entry.at, entry.userId, entry.kind, entry.caseId]);

type HeadRow = { seq: number; head: Uint8Array };

const lastHead = (db: Db): HeadRow =>
  db.get<HeadRow>('select seq, head from audit_entries order by seq desc limit 1') ?? { seq: 0, head: genesis };

/**
 * Adds one entry. Call it inside the transaction of the write that it records: both happen, or neither. `after`: numbers up to this
 * belonged to other entries, which are lost; the gap stays, and verification reports it.
 */
export const appendAudit = (db: Db, entry: AuditEntry, after = 0): void => {
  const last = lastHead(db);
  const seq = Math.max(last.seq, after) + 1;
  const salt = randomBytes(32);
  const payload = JSON.stringify(entry.payload);
  const digest = sha256(salt, payload);
  const head = sha256(last.head, linkBytes(seq, entry), digest);
  db.run(
    'insert into audit_entries (seq, at, user_id, kind, case_id, digest, head) values (:seq, :at, :userId, :kind, :caseId, :digest, :head)',
    { seq, at: entry.at, userId: entry.userId, kind: entry.kind, caseId: entry.caseId, digest, head },
  );
  db.run('insert into audit_payloads (seq, salt, payload) values (:seq, :salt, :payload)', { seq, salt, payload });
};

export type AuditHead = { readonly seq: number; /** Hexadecimal, 64 characters. */ readonly head: string };

/** The chain's current end; printed on papers and kept in backups, so that a rewritten chain can be detected. */
export const auditHead = (db: Db): AuditHead => {
  const { seq, head } = lastHead(db);
  return { seq, head: Buffer.from(head).toString('hex') };
};

/** The first sixteen digits of a head, in groups of four, as a paper shows them. */
export const shortHead = ({ head }: AuditHead): string => (head.slice(0, 16).match(/.{4}/g) ?? []).join(' ');

export type ChainVerdict = {
  readonly entries: number;
  readonly head: string;
  /** The first entry that does not match, or null. */ readonly brokenAt: number | null;
};

type ChainRow = {
  seq: number;
  at: string;
  userId: string | null;
  kind: string;
  caseId: string | null;
  digest: Uint8Array;
  head: Uint8Array;
  salt: Uint8Array | null;
  payload: string | null;
};

/** Hashes pieces laid end to end, without a new object and a copy for each: a chain is verified row by row. */
const hasher = () => {
  let room = Buffer.allocUnsafe(4096);
  let length = 0;
  const make = (bytes: number): void => {
    if (length + bytes <= room.length) return;
    const larger = Buffer.allocUnsafe((length + bytes) * 2);
    room.copy(larger, 0, 0, length);
    room = larger;
  };
  return {
    bytes: (piece: Uint8Array): void => {
      make(piece.length);
      room.set(piece, length);
      length += piece.length;
    },
    text: (piece: string): void => {
      // A UTF-16 unit takes at most three bytes in UTF-8.
      make(piece.length * 3);
      length += room.write(piece, length);
    },
    digest: (): Buffer => {
      const digest = hash('sha256', room.subarray(0, length), 'buffer');
      length = 0;
      return digest;
    },
  };
};

/** Heads by entry. Two that contradict each other are both kept, so that a forged one never hides a true one. */
const bySeq = (known: readonly AuditHead[]): ReadonlyMap<number, ReadonlySet<string>> => {
  const heads = new Map<number, Set<string>>();
  for (const { seq, head } of known) heads.set(seq, (heads.get(seq) ?? new Set()).add(head));
  return heads;
};

/**
 * Recomputes the whole chain. `known` are heads kept outside (next to the register, in backups, on papers): they reveal a chain that was
 * truncated or rewritten as a whole. Erased payloads are legitimate; altered ones are not.
 */
export const verifyChain = (db: Db, known: readonly AuditHead[] = []): ChainVerdict => {
  const outside = bySeq(known);
  const sum = hasher();
  let previous: Uint8Array = genesis;
  let seq = 0;
  let brokenAt: number | null = null;
  const rows = db.iterate<ChainRow>(
    `select e.seq, e.at, e.user_id as userId, e.kind, e.case_id as caseId, e.digest, e.head, p.salt, p.payload
       from audit_entries e left join audit_payloads p on p.seq = e.seq order by e.seq`,
  );
  for (const row of rows) {
    seq += 1;
    if (brokenAt !== null) continue;
    if (row.payload !== null && row.salt !== null) {
      sum.bytes(row.salt);
      sum.text(row.payload);
      if (!sum.digest().equals(row.digest)) brokenAt = seq;
    }
    sum.bytes(previous);
    sum.text(linkBytes(row.seq, row));
    sum.bytes(row.digest);
    const head = sum.digest();
    const told = outside.get(seq);
    if (row.seq !== seq || !head.equals(row.head)) brokenAt = seq;
    if (told !== undefined && (told.size > 1 || !told.has(head.toString('hex')))) brokenAt = seq;
    if (brokenAt === null) previous = row.head;
  }
  const head = Buffer.from(previous).toString('hex');
  if (brokenAt === null && known.some((one) => one.seq > seq)) brokenAt = seq + 1;
  return { entries: seq, head, brokenAt };
};
