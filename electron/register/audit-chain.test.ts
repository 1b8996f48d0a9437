import Database from 'better-sqlite3';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { appendAudit, auditHead, shortHead, verifyChain } from './audit-chain.ts';
import { Db } from './database.ts';

const ground = readFileSync(new URL('migrations/0001-ground.sql', import.meta.url), 'utf8');

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

/** An attacker with the key and their own tool: triggers gone. */
const unguarded = (raw: Database.Database): void => {
  raw.exec('drop trigger audit_entries_no_update; drop trigger audit_entries_no_delete;');
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
});
