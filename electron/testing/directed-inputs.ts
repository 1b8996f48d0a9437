import fc from 'fast-check';
import { z } from 'zod';
import type { Procedure } from '../base/contract.ts';
import { inputOf } from './contract-arbitraries.ts';

/** What fields may be filled with, by name of the field. */
export type Ids = Readonly<Record<string, readonly unknown[]>>;

const plausible = (name: string): unknown =>
  name.endsWith('At') ? '2026-05-06T08:00:00.000Z' : /(?:On|From|To|Date|date|since|until)$/.test(name) ? '2026-05-08' : 'Ord';

type Shape = {
  readonly properties?: Readonly<Record<string, { readonly type?: unknown; readonly enum?: unknown; readonly format?: unknown }>>;
};

/** Up to that many inputs of the procedure's own shape: fields with known values have them, the others are likely or invented. */
export const directed = (procedure: Procedure, ids: Ids, most: number): readonly Record<string, unknown>[] => {
  const { properties = {} } = z.toJSONSchema(procedure.input, { io: 'input', unrepresentable: 'any' }) as Shape;
  const [made = {}, ...more] = fc.sample(inputOf(procedure), { numRuns: 4, seed: 11 }) as Record<string, unknown>[];
  const fits = (field: string, given: unknown): boolean =>
    ((procedure.input as z.ZodObject).shape[field] as z.ZodType | undefined)?.safeParse(given).success === true;
  let inputs: Record<string, unknown>[] = [made];
  for (const [field, { type, enum: words, format }] of Object.entries(properties)) {
    const known = (ids[field] ?? []).filter((given) => fits(field, given));
    const likely = type === 'string' && !words && format !== 'uuid' && fits(field, plausible(field)) ? [plausible(field)] : [];
    const values = known.length > 0 ? known : likely;
    if (values.length > 0) inputs = values.flatMap((given) => inputs.map((input) => ({ ...input, [field]: given })));
  }
  const stride = Math.max(1, Math.ceil(inputs.length / most));
  return [...inputs.filter((_, i) => i % stride === 0), ...more];
};
