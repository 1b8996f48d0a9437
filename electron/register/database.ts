import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { privateFile } from './folder/files.ts';

export type SqlValue = string | number | bigint | null | Uint8Array;
export type SqlParams = Readonly<Record<string, SqlValue>>;

/**
 * One connection to the encrypted register. Statements are prepared once and reused. Parameters are always named and bound; SQL is never
 * built from values.
 */
export class Db {
  readonly #connection: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();

  constructor(connection: Database.Database) {
    this.#connection = connection;
  }

  #prepare(sql: string): Database.Statement {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#connection.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  get<Row>(sql: string, params: SqlParams = {}): Row | undefined {
    return this.#prepare(sql).get(params) as Row | undefined;
  }

  all<Row>(sql: string, params: SqlParams = {}): Row[] {
    return this.#prepare(sql).all(params) as Row[];
  }

  /** Row by row, for results too large to hold in memory. Run it to its end before running anything else. */
  iterate<Row>(sql: string, params: SqlParams = {}): IterableIterator<Row> {
    return this.#prepare(sql).iterate(params) as IterableIterator<Row>;
  }

  /** The number of rows changed. */
  run(sql: string, params: SqlParams = {}): number {
    return this.#prepare(sql).run(params).changes;
  }

  /** Several statements without parameters, for migrations. */
  exec(sql: string): void {
    this.#connection.exec(sql);
  }

  pragma(text: string): unknown {
    return this.#connection.pragma(text, { simple: true });
  }

  /** All or nothing. Takes the write lock at once, so that what was read inside is still true when it writes. */
  transaction<T>(work: () => T): T {
    if (this.#connection.inTransaction) return work();
    return this.#connection.transaction(work).immediate();
  }

  /** The same for work that writes only to the main file while it reads another; the other file is not locked against writing. */
  deferred<T>(work: () => T): T {
    return this.#connection.transaction(work).deferred();
  }

  get open(): boolean {
    return this.#connection.open;
  }

  close(): void {
    this.#statements.clear();
    this.#connection.close();
  }
}

const hex = '0123456789abcdef';

/** `x'…'` as bytes, so that the key never becomes a string that cannot be overwritten. */
const rawKeyLiteral = (key: Uint8Array): Buffer => {
  const literal = Buffer.alloc(2 + key.length * 2 + 1);
  literal.write("x'");
  key.forEach((byte, i) => {
    literal[2 + i * 2] = hex.charCodeAt(byte >> 4);
    literal[3 + i * 2] = hex.charCodeAt(byte & 15);
  });
  literal.write("'", literal.length - 1);
  return literal;
};

/**
 * Opens `file` with the raw 256-bit key in SQLCipher 4 format (zetetic.net/sqlcipher/design: AES-256-CBC per page with HMAC-SHA512), which
 * other SQLCipher 4 tools can read. Throws SQLITE_NOTADB if the key does not fit, ENOENT if the folder is gone.
 */
export const openDatabase = (
  file: string,
  key: Uint8Array,
  options: { readonly create?: boolean; readonly readonly?: boolean } = {},
): Db => {
  if (options.create) privateFile(file);
  // The library reports this with a TypeError of its own, which would look like a bug in our code.
  statSync(dirname(file));
  const connection = new Database(file, { fileMustExist: true, readonly: options.readonly ?? false, timeout: 5000 });
  const literal = rawKeyLiteral(key);
  try {
    connection.pragma("cipher='sqlcipher'");
    connection.pragma('legacy=4');
    connection.key(literal);
    // An actual read proves the key before anything else happens.
    connection.prepare('select count(*) from sqlite_schema').get();
    connection.pragma('trusted_schema=OFF');
    connection.pragma('temp_store=MEMORY');
    connection.pragma('foreign_keys=ON');
    if (!options.readonly) {
      connection.pragma('journal_mode=WAL');
      connection.pragma('synchronous=FULL');
      connection.pragma('secure_delete=ON');
    }
    return new Db(connection);
  } catch (error) {
    // A failed opening must not leave a handle, and with it a lock, behind.
    connection.close();
    throw error;
  } finally {
    literal.fill(0);
  }
};

/** SQLite's result code of an error it threw (`SQLITE_NOTADB`, …), otherwise `null`. */
export const sqliteCode = (error: unknown): string | null => (error instanceof Database.SqliteError ? error.code : null);

/**
 * Attaches another encrypted file as `source`, under its own key, to a connection with no transaction open. Our code never writes to it.
 * Throws SQLITE_NOTADB if the key does not fit.
 */
export const attachSource = (db: Db, file: string, key: Uint8Array): void => {
  const literal = rawKeyLiteral(key);
  try {
    db.run('attach :file as source key :literal', { file, literal });
    // As in openDatabase: an actual read proves the key.
    db.get('select count(*) from source.sqlite_schema');
  } finally {
    literal.fill(0);
  }
};
