import type { Id } from '../../base/ids.ts';
import { Refusal } from '../../base/result.ts';
import { auditHead, type AuditHead } from '../log/audit-chain.ts';
import { damageIn } from '../integrity.ts';
import { copyRegister, type Source } from './table-copy.ts';
import { openDatabase, type Db } from '../database.ts';
import { envelopeText, newEnvelope, type Slot } from '../keys/envelope.ts';
import { fact, storeFacts } from '../facts.ts';
import { replaceFile, syncFile } from '../folder/files.ts';
import type { NewGeneration } from './generations.ts';
import { writingContext } from '../job-context.ts';
import type { JobContext } from '../jobs.ts';
import { wipe } from '../keys/keys.ts';
import { lostSlots, storeSlots } from '../keys/known-slots.ts';
import { clearSuperseded } from './living-register.ts';

export type RekeyInput = {
  readonly registerId: Id;
  /** The living file and its key; the key is wiped after use. */
  readonly source: Source;
  readonly next: NewGeneration;
  /** The next generation's key, under which the job's own connection is already open; wiped after use. */
  readonly key: Uint8Array;
  /** Who can open it: the same people, with the same secrets. */
  readonly slots: readonly Slot[];
  /** Where the chain of the living file ends. */
  readonly head: AuditHead;
};

/** Until something points to the file, an interruption leaves nothing to repair, so it is written without a journal on disk. */
export const whileUnborn = <T>(db: Db, work: () => T): T => {
  db.pragma('journal_mode=MEMORY');
  db.pragma('synchronous=OFF');
  const made = work();
  db.pragma('journal_mode=WAL');
  db.pragma('synchronous=FULL');
  return made;
};

/** Everything in the main file, and on disk. */
export const settle = (db: Db, file: string): void => {
  db.pragma('wal_checkpoint(TRUNCATE)');
  syncFile(file);
};

/** Reopened from disk, as the next unlock will do. */
const proveOpening = ({ next, key, registerId }: RekeyInput, head: AuditHead): void => {
  const db = openDatabase(next.database, key, { readonly: true });
  try {
    const isOurs = fact(db, 'registerId') === registerId && fact(db, 'generation') === next.generation;
    if (!isOurs || auditHead(db).head !== head.head) throw new Error('the new generation is not what was written');
  } finally {
    db.close();
  }
};

/**
 * Writes the next generation under another key, up to and including its envelope: rows, facts, the log entry about it. Pages, counts and
 * the chain's head are checked before the envelope is written. The living generation is only read. The caller points to the new one, or
 * deletes it. Refuses with `conflict` if the living one changed in the meantime, `register-damaged`, `cancelled`.
 */
export const writeNextGeneration = async (input: RekeyInput, job: JobContext): Promise<AuditHead> => {
  const { registerId, source, next, key, slots, head } = input;
  const { db, progress, cancelled } = job;
  const stopIfAsked = (): void => {
    if (cancelled()) throw new Refusal('cancelled');
  };
  try {
    whileUnborn(db, () => copyRegister(db, source, job));
    progress(0, 0, 'verify');
    const copied = auditHead(db);
    if (copied.seq !== head.seq || copied.head !== head.head) throw new Refusal('conflict');
    stopIfAsked();
    if (damageIn(db) > 0) throw new Error('the new generation does not read back');
    stopIfAsked();
    progress(0, 0, 'seal');
    const envelope = await newEnvelope(registerId, next.generation, slots, key);
    db.transaction(() => {
      storeFacts(db, { generation: next.generation });
      storeSlots(db, envelope, lostSlots(db, envelope));
      clearSuperseded(db);
      writingContext(job).audit('users.rekeyed', { generation: next.generation, slots: slots.length });
    });
    settle(db, next.database);
    proveOpening(input, auditHead(db));
    replaceFile(next.envelope, envelopeText(envelope));
    stopIfAsked();
    return auditHead(db);
  } finally {
    wipe(source.key, key);
  }
};
