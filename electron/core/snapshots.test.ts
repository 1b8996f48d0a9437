import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checksum } from '../register/migrations.ts';
import type { Contracts } from '../base/contract.ts';
import { areas } from './areas.ts';
import { contracts } from './contract.ts';
import { migrations } from './migrations.ts';

/**
 * What the program promises to the window, to the log and to existing registers, written out line by line. A change in one of these files
 * is either intended or a bug: `vitest run FILE -u` updates them, and the diff is reviewed like code.
 */
type Shape = {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Shape | false;
  readonly propertyNames?: Shape;
  readonly items?: Shape;
  readonly prefixItems?: readonly Shape[];
};

const limits = ['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems', 'pattern', 'default'] as const;

/** A JSON schema written as briefly as a type, followed by its limits. */
const short = (shape: Shape): string => {
  if (shape.const !== undefined) return JSON.stringify(shape.const);
  if (shape.enum) return shape.enum.map((each) => JSON.stringify(each)).join('|');
  const either = shape.anyOf ?? shape.oneOf;
  if (either) return `(${either.map(short).join(' | ')})`;
  const found = shape as Readonly<Record<string, unknown>>;
  const limited = limits.filter((limit) => found[limit] !== undefined && Math.abs(Number(found[limit])) !== Number.MAX_SAFE_INTEGER);
  const rest = limited.map((limit) => ` ${limit}=${JSON.stringify(found[limit])}`).join('');
  if (shape.prefixItems) return `[${shape.prefixItems.map(short).join(', ')}]${rest}`;
  if (shape.items) return `${short(shape.items)}[]${rest}`;
  if (shape.properties) {
    const fields = Object.entries(shape.properties).map(
      ([name, inner]) => `${name}${shape.required?.includes(name) === true ? '' : '?'}: ${short(inner)}`,
    );
    return `{ ${fields.join(', ')} }${shape.additionalProperties === false ? '' : ' and more'}`;
  }
  if (shape.propertyNames && shape.additionalProperties)
    return `record of ${short(shape.propertyNames)} to ${short(shape.additionalProperties)}`;
  return `${String(shape.type ?? 'any')}${rest}`;
};

const shapeOf = (schema: z.ZodType, io: 'input' | 'output'): string =>
  short(z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Shape);

const lines = (all: readonly string[]): string => `${all.join('\n')}\n`;

describe('what must not change unnoticed', () => {
  it('is the contract: procedures, shapes, roles', async () => {
    const found = Object.entries<Contracts[string]>(contracts).flatMap(([area, procedures]) =>
      Object.entries(procedures).flatMap(([name, { input, output, ...rest }]) => [
        `${area}.${name} ${JSON.stringify(rest, Object.keys(rest).sort())}`,
        `  in ${shapeOf(input, 'input')}`,
        `  out ${shapeOf(output, 'output')}`,
      ]),
    );
    await expect(lines(found)).toMatchFileSnapshot('snapshots/contract.txt');
  });

  it('is the order of areas, and which answers look at which', async () => {
    const found = areas.map(({ name, looksAt }) => `${name}: ${looksAt.toSorted().join(' ')}`);
    await expect(lines(found)).toMatchFileSnapshot('snapshots/areas.txt');
  });

  it('is the kinds of entries in the log', async () => {
    const kinds = areas.flatMap(({ name, entries }) => entries.map((entry) => `${name}.${entry}`));
    await expect(lines([...kinds, 'router.refused'].sort())).toMatchFileSnapshot('snapshots/audit-kinds.txt');
  });

  it('is the steps that made the registers there are', async () => {
    const steps = migrations.map(({ area, number, name, sql }) => `${area} ${number} ${name} ${checksum(sql)}`);
    await expect(lines(steps)).toMatchFileSnapshot('snapshots/migrations.txt');
  });
});
