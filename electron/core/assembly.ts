import type { Procedure } from '../base/contract.ts';
import type { AreaFacts } from '../register/area.ts';
import type { Job } from '../register/jobs.ts';
import type { Migration } from '../register/migrations.ts';
import ground from '../register/migrations/0001-ground.sql?raw';
import type { AssembledArea } from './areas.ts';

/** Combines what the areas declare; nothing here knows a particular area. */

type AnyHandler = (input: unknown, context: unknown, bytes: readonly Uint8Array[]) => unknown;
export type Found = { readonly area: string; readonly name: string; readonly procedure: Procedure; readonly handler: AnyHandler };

/** Own properties only: `constructor`, `__proto__` and the like are unknown procedures like any other. */
const own = <T>(table: object | undefined, key: string): T | undefined =>
  table !== undefined && Object.hasOwn(table, key) ? (table as Record<string, T>)[key] : undefined;

/** `area.procedure` with its use case: that of the last area that wraps it, otherwise its own. */
export const procedureNamed = (areas: readonly AssembledArea[], full: string): Found | undefined => {
  const [areaName = '', name = '', ...rest] = full.split('.');
  const area = areas.find((each) => each.name === areaName);
  if (!area || rest.length > 0) return undefined;
  const procedure = own<Procedure>(area.contract, name);
  const around = areas.map((each) => own<AnyHandler>(own<object>(each.around, areaName), name)).findLast((each) => each !== undefined);
  const handler = around ?? own<AnyHandler>(area.handlers, name);
  return procedure && handler && { area: areaName, name, procedure, handler };
};

/** All steps in the order they were first applied: an area's tables may refer to earlier ones. */
export const migrationsOf = (areas: readonly Pick<AreaFacts, 'name' | 'migrations'>[]): readonly Migration[] => [
  { area: 'register', number: 1, name: 'ground', sql: ground },
  ...areas
    .flatMap(({ name: area, migrations }) => migrations.map((step) => ({ area, ...step })))
    .toSorted((a, b) => a.at - b.at)
    .map(({ area, number, name, sql }) => ({ area, number, name, sql })),
];

/** The changed areas, and those whose answers depend on them. */
export const staleAfter = (areas: readonly Pick<AreaFacts, 'name' | 'looksAt'>[], changed: ReadonlySet<string>): readonly string[] => [
  ...new Set([...changed, ...areas.filter(({ looksAt }) => looksAt.some((each) => changed.has(each))).map(({ name }) => name)]),
];

export const jobNamed = (areas: readonly Pick<AreaFacts, 'jobs'>[], name: string): Job<unknown, unknown> => {
  const job = areas.flatMap(({ jobs }) => jobs).find((each) => each.name === name);
  if (!job) throw new Error(`there is no job called ${name}`);
  return job as Job<unknown, unknown>;
};
