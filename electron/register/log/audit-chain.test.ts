import Database from 'better-sqlite3';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { appendAudit, auditHead, shortHead, verifyChain, type AuditHead, type AuditPayload } from './audit-chain.ts';
import { Db } from '../database.ts';

const ground = readFileSync(new URL('../migrations/0001-ground.sql', import.meta.url), 'utf8');

const chainOf = (length: number): { readonly db: Db; readonly raw: Database.Database } => {
  const raw = new Database(':memory:');
  raw.exec(ground);
  const db = new Db(raw);
  for (let i = 1; i <= length; i += 1) {
    appendAudit(db, {
      at: `2026-05-07T08:00:${String(i % 60).padStart(2, '0')}.000Z`,
      userId: 'u',
      kind: 'events.added',
      caseId: `c${i % 3}`,
      payload: { i },
    });
  }
  return { db, raw };
};

/** An attacker with the key and their own tool, who drops the triggers. */
const unguarded = (raw: Database.Database): void => {
  raw.exec('drop trigger audit_entries_no_update; drop trigger audit_entries_no_delete;');
};

const headsOf = (raw: Database.Database): AuditHead[] =>
  (raw.prepare('select seq, head from audit_entries order by seq').all() as { seq: number; head: Buffer }[]).map(({ seq, head }) => ({
    seq,
    head: head.toString('hex'),
  }));

type Told = { at: string; user_id: string; kind: string; case_id: string; payload: string };

/** An attacker with the key and a copy of this program, who rewrites the rest of the chain with every hash right. */
const rewrite = (db: Db, raw: Database.Database, from: number, how: 'alter' | 'remove' | 'swap' | 'cut'): void => {
  unguarded(raw);
  const rows = raw
    .prepare(
      'select e.at, e.user_id, e.kind, e.case_id, p.payload from audit_entries e join audit_payloads p using (seq) where seq >= ? order by seq',
    )
    .all(from) as Told[];
  raw.prepare('delete from audit_payloads where seq >= ?').run(from);
  raw.prepare('delete from audit_entries where seq >= ?').run(from);
  const [first, second, ...rest] = rows;
  const told = {
    alter: first ? [{ ...first, kind: 'participants.searched' }, ...rows.slice(1)] : [],
    remove: rows.slice(1),
    swap: first && second ? [second, first, ...rest] : rows,
    cut: [],
  };
  for (const row of told[how])
    appendAudit(db, {
      at: row.at,
      userId: row.user_id,
      kind: row.kind,
      caseId: row.case_id,
      payload: JSON.parse(row.payload) as AuditPayload,
    });
};

describe('the audit chain', () => {
  it('verifies, with its head as an independent computation has it', () => {
    const { db, raw } = chainOf(20);
    let head = Buffer.alloc(32);
    type Row = { seq: number; at: string; user_id: string; kind: string; case_id: string; salt: Buffer; payload: string };
    for (const row of raw
      .prepare('select e.*, p.salt, p.payload from audit_entries e join audit_payloads p using (seq) order by seq')
      .all() as Row[]) {
      const digest = createHash('sha256').update(row.salt).update(row.payload).digest();
      head = createHash('sha256')
        .update(Buffer.concat([head, Buffer.from(JSON.stringify([row.seq, row.at, row.user_id, row.kind, row.case_id])), digest]))
        .digest();
    }
    expect(verifyChain(db)).toEqual({ entries: 20, head: head.toString('hex'), brokenAt: null });
    expect(shortHead(auditHead(db))).toMatch(/^[0-9a-f]{4}( [0-9a-f]{4}){3}$/);
  });

  it('is append-only for the program itself', () => {
    const { raw } = chainOf(3);
    expect(() => raw.exec("update audit_entries set kind = 'x' where seq = 2")).toThrow('append-only');
    expect(() => raw.exec('delete from audit_entries where seq = 2')).toThrow('append-only');
  });

  it('still verifies when a payload is lawfully erased', () => {
    const { db, raw } = chainOf(10);
    raw.exec('delete from audit_payloads where seq in (2, 5)');
    expect(verifyChain(db).brokenAt).toBeNull();
  });

  it('finds and locates an altered, removed, reordered or cut row', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 14 }), fc.constantFrom('alter', 'payload', 'remove', 'swap', 'cut'), (at, how) => {
        const { db, raw } = chainOf(15);
        const outside = auditHead(db);
        unguarded(raw);
        raw.pragma('foreign_keys = off');
        const changes = {
          alter: `update audit_entries set kind = 'participants.opened' where seq = ${at}`,
          payload: `update audit_payloads set payload = '{}' where seq = ${at}`,
          remove: `delete from audit_entries where seq = ${at}`,
          swap: `update audit_entries set seq = -1 where seq = ${at}; update audit_entries set seq = ${at} where seq = ${at + 1}; update audit_entries set seq = ${at + 1} where seq = -1`,
          cut: `delete from audit_entries where seq > ${at}`,
        };
        raw.exec(changes[how]);
        const verdict = verifyChain(db, [outside]);
        expect(verdict.brokenAt).toBe(how === 'cut' ? at + 1 : at);
      }),
      { numRuns: 60 },
    );
  });

  it('finds a chain rewritten as a whole against a head kept outside', () => {
    const { db } = chainOf(8);
    const printed = auditHead(db);
    const { db: forged } = chainOf(8);
    expect(verifyChain(forged).brokenAt).toBeNull();
    expect(verifyChain(forged, [printed]).brokenAt).toBe(8);
  });

  it('finds a tail rewritten with the key, link by link, at the first head kept outside of it', () => {
    const length = 30;
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: length }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: length }),
        fc.constantFrom('alter', 'remove', 'swap', 'cut'),
        (noted, from, how) => {
          const { db, raw } = chainOf(length);
          const heads = headsOf(raw).filter(({ seq }) => noted.includes(seq));
          const before = headsOf(raw);
          rewrite(db, raw, from, how);
          expect(verifyChain(db).brokenAt, 'consistent in itself').toBeNull();
          const after = new Map(headsOf(raw).map(({ seq, head }) => [seq, head]));
          const differs = before.filter(({ seq, head }) => after.get(seq) !== head).map(({ seq }) => seq);
          const seen = heads.map(({ seq }) => seq).filter((seq) => differs.includes(seq));
          const first = seen.length === 0 ? null : Math.min(...seen);
          // If the chain ends before the first head that it lacks, the missing entry is the one reported.
          expect(verifyChain(db, heads).brokenAt).toBe(first === null ? null : Math.min(first, after.size + 1));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('does not let a forged head beside a true one cover for it', () => {
    const { db, raw } = chainOf(6);
    const [, , third] = headsOf(raw);
    rewrite(db, raw, 2, 'alter');
    const forged = headsOf(raw)[2];
    if (!third || !forged) throw new Error('the chain is too short');
    expect(verifyChain(db, [third, forged]).brokenAt).toBe(3);
    expect(verifyChain(db, [forged, third]).brokenAt).toBe(3);
  });

  it('reads payloads of every length and language as they were hashed', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 3000 }), { maxLength: 12 }), (texts) => {
        const { db } = chainOf(0);
        for (const text of texts)
          appendAudit(db, { at: text.slice(0, 20), userId: null, kind: 'events.added', caseId: text, payload: { text } });
        expect(verifyChain(db)).toMatchObject({ entries: texts.length, brokenAt: null });
      }),
      { numRuns: 60 },
    );
  });
});
