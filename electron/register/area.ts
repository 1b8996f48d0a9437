import type { Contract } from '../base/contract.ts';
import type { Instant, IsoDate } from '../base/dates.ts';
import type { Id } from '../base/ids.ts';
import type { Handlers } from './context.ts';
import type { Db } from './database.ts';
import type { Job } from './jobs.ts';
import type { Migration } from './migrations.ts';

/** A migration step for an area's tables. `at`: its position among the steps of all areas, in the order they were first applied. */
export type AreaMigration = Omit<Migration, 'area'> & { readonly at: number };

/** A pattern for the keys under which the area keeps drafts. */
export type DraftShape = {
  readonly shape: RegExp;
  /**
   * The cases whose grant a draft needs; `ownerId` is the pattern's first group. Empty: it belongs to no case. Null: its owner does not
   * exist, or no longer does.
   */
  readonly cases: (db: Db, ownerId: Id) => readonly Id[] | null;
};

/** Something in a case that is due on a certain day, now or later. */
export type DueRow = {
  readonly kind: string;
  /** Unique within area and kind. */
  readonly ref: Id;
  readonly dueOn: IsoDate;
  /** What a list shows for it: numbers, days, ids. */
  readonly facts: Readonly<Record<string, string | number | null>>;
};

/**
 * What is due in the area's cases. `of` is called after every write on a case that the area looks at; its rows are stored by day. It may
 * return too many rows (when only the day itself can decide), but never too few. `kinds`: how many days after its day something may still
 * be due; null: until it is done.
 */
export type Dues = {
  readonly kinds: Readonly<Record<string, number | null>>;
  /**
   * Kinds that Idag shows as they are stored: on their day, with the case number and the numbers among their facts, never a text. Their words
   * and icon are in the area's `view.ts` in the window. Other kinds are for whoever asks for them by name.
   */
  readonly shown?: readonly string[];
  readonly of: (db: Db, caseId: Id, now: Instant) => readonly DueRow[];
  /** What the rows depend on besides the cases. When it changes, all rows are rebuilt. */
  readonly basis?: (db: Db) => string;
  /** Areas whose change may change the basis. None: it changes only with the program. */
  readonly restsOn?: readonly string[];
};

/** What an area keeps in step with every case, so that cases can be found without reading them. */
export type Kept = {
  /** Its tables. A salvage leaves them out, as they can be rebuilt. */
  readonly tables: readonly string[];
  /** What it depends on besides the cases. When that changes, it is rebuilt for all of them. */
  readonly basis: (db: Db, areas: readonly AreaFacts[]) => string;
  /** Areas whose change may change the basis. None: it changes only with the program. */
  readonly restsOn?: readonly string[];
  /** Updates it for one case if one of the changed areas affects it. */
  readonly keep: (db: Db, areas: readonly AreaFacts[], caseId: Id, changed: ReadonlySet<string>, now: Instant) => void;
  /** Cases for which it may be another since this day began, although nothing was written. */
  readonly turned?: (db: Db, today: IsoDate) => readonly Id[];
};

/**
 * How the rows of a table lead to the case they tell of, so that all that is held of somebody can be found.
 *
 * - Names of columns: each refers to a case or a person, or to a row that leads there.
 * - `through`: one row may tell of several cases; these tables tie it to them.
 * - `found`: it tells of a case, but no reference leads there; how it is found.
 * - `nothing`: it tells of no case; what it holds instead.
 */
export type Hold = readonly string[] | { readonly through: readonly string[] } | { readonly found: string } | { readonly nothing: string };

/** What the rest of the program needs to know about an area, regardless of its contract. */
export type AreaFacts = {
  /** The area's name in every folder. */
  readonly name: string;
  readonly contract: Contract;
  /** In numerical order. */
  readonly migrations: readonly AreaMigration[];
  /** Every table of its own. */
  readonly holds: Readonly<Record<string, Hold>>;
  readonly drafts: readonly DraftShape[];
  readonly jobs: readonly Job<never, unknown>[];
  /** Areas that its answers depend on: when one of them changes, these answers are stale too. */
  readonly looksAt: readonly string[];
  /** Procedure → the fields it may return even though no case was opened (SoLPuL (2001:454) 7 a §). */
  readonly overviews: Readonly<Record<string, readonly string[]>>;
  readonly dues: Dues | null;
  readonly kept: Kept | null;
  /** The kinds of log entries it writes, without the area's name. */
  readonly entries: readonly string[];
};

/** `Closed`: the context for procedures that may be called before a register is open. */
export type Area<C extends Contract, Closed = never> = Omit<AreaFacts, 'contract'> & {
  readonly contract: C;
  readonly handlers: Handlers<C, Closed>;
  /** Procedures of earlier areas that this one wraps, by area; each calls the earlier area's own. */
  readonly around?: Readonly<Record<string, object>>;
};

/** Defaults for an area that has only procedures. */
export const bare = {
  migrations: [],
  holds: {},
  drafts: [],
  jobs: [],
  looksAt: [],
  overviews: {},
  dues: null,
  kept: null,
  entries: [],
} as const satisfies Omit<AreaFacts, 'name' | 'contract'>;
