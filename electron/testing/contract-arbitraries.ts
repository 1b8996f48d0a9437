import fc from 'fast-check';
import { z } from 'zod';
import type { Contracts, Procedure } from '../base/contract.ts';

type Schema = {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly format?: string;
  readonly pattern?: string;
};

const clamp = (value: number | undefined, fallback: number, most: number): number => Math.min(value ?? fallback, most);

/** Words that look like register content, so that generated calls get past the first check. */
const telling = fc.constantFrom(
  '2026-05-07',
  '2026-05-07T08:00:00.000Z',
  'Ä-2026-001',
  '0581',
  'Sam Lindfors',
  'safety',
  'police',
  'participants/new/form',
  'participants/00000000-0000-4000-8000-000000000000/',
  '',
);

const text = (schema: Schema): fc.Arbitrary<unknown> => {
  if (schema.format === 'uuid') return fc.uuid({ version: 4 });
  if (schema.pattern !== undefined) return fc.stringMatching(new RegExp(schema.pattern));
  const minLength = schema.minLength ?? 0;
  const maxLength = clamp(schema.maxLength, 40, 200);
  const any = fc.string({ unit: 'binary', minLength, maxLength: Math.max(minLength, maxLength) });
  return minLength > 0 ? any : fc.oneof(any, telling);
};

const whole = (schema: Schema): fc.Arbitrary<unknown> =>
  fc.integer({ min: Math.max(schema.minimum ?? -5, -(2 ** 31)), max: Math.min(schema.maximum ?? 5000, 2 ** 31 - 1) });

const fields = (schema: Schema): fc.Arbitrary<unknown> => {
  const required = schema.required ?? [];
  const own = Object.entries(schema.properties ?? {}).map(([key, inner]) => [key, arbitraryOf(inner)] as const);
  if (own.length === 0 && typeof schema.additionalProperties === 'object')
    return fc.dictionary(fc.string({ maxLength: 10 }), arbitraryOf(schema.additionalProperties), { maxKeys: 3, noNullPrototype: true });
  return fc.record(Object.fromEntries(own), { requiredKeys: [...required] });
};

const list = (schema: Schema): fc.Arbitrary<unknown> => {
  if (schema.prefixItems) return fc.tuple(...schema.prefixItems.map(arbitraryOf));
  const minLength = schema.minItems ?? 0;
  return fc.array(arbitraryOf(schema.items ?? {}), { minLength, maxLength: Math.max(minLength, clamp(schema.maxItems, 3, 3)) });
};

const arbitraryOf = (schema: Schema): fc.Arbitrary<unknown> => {
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(arbitraryOf));
  if (schema.allOf) return arbitraryOf(Object.assign({}, ...schema.allOf) as Schema);
  if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map((type: string) => arbitraryOf({ ...schema, type })));
  switch (schema.type) {
    case 'string':
      return text(schema);
    case 'integer':
      return whole(schema);
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return list(schema);
    case 'object':
      return fields(schema);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
};

/** Inputs of the contract's own shape, made from the shape itself. Checks that a shape makes in code may still refuse them. */
export const inputOf = (procedure: Procedure): fc.Arbitrary<unknown> =>
  arbitraryOf(z.toJSONSchema(procedure.input, { io: 'input', unrepresentable: 'any' }) as Schema);

export type Named = { readonly name: string; readonly procedure: Procedure };

/** Every procedure with its full name, in the order of the table. */
export const proceduresOf = (contracts: Contracts): readonly Named[] =>
  Object.entries(contracts).flatMap(([area, contract]) =>
    Object.entries(contract).map(([name, procedure]) => ({ name: `${area}.${name}`, procedure })),
  );
