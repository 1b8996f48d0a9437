import fc from 'fast-check';
import { expect, it } from 'vitest';
import { projected } from './projector-rules.ts';
import { attendances } from '../rules.ts';

const item = (id: string) => ({ id, title: `Punkt ${id}` });
const cell = (itemId: string, agencyId: string, isHeard: boolean) => ({ itemId, agencyId, isHeard });
const titles = (shown: ReturnType<typeof projected>): string[] => shown.map(({ title }) => title);

it('names what everybody in the room may hear, and leaves no place for the rest', () => {
  const agencies = [
    { agencyId: 'police', attendance: 'present' as const },
    { agencyId: 'school', attendance: null },
    { agencyId: 'region', attendance: 'apologies' as const },
  ];
  const cover = [cell('a', 'police', true), cell('a', 'school', true), cell('b', 'police', true), cell('b', 'school', false)];
  expect(titles(projected({ agencies, items: [item('a'), item('b')] }, cover))).toEqual(['Punkt a']);
});

it('hides an item that nothing is known of, and shows all where the own unit is alone', () => {
  const items = [item('a')];
  expect(titles(projected({ agencies: [{ agencyId: 'police', attendance: null }], items }, []))).toEqual([]);
  expect(titles(projected({ agencies: [], items }, []))).toEqual(['Punkt a']);
});

it('never shows more because somebody comes in', () => {
  const agency = fc.record({ agencyId: fc.constantFrom('p', 's', 'r'), attendance: fc.constantFrom(...attendances, null) });
  const cells = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('p', 's', 'r'), fc.boolean()));
  fc.assert(
    fc.property(fc.array(agency, { maxLength: 3 }), agency, cells, (agencies, newcomer, given) => {
      const items = [item('a'), item('b')];
      const cover = given.map(([itemId, agencyId, isHeard]) => cell(itemId, agencyId, isHeard));
      const before = projected({ agencies, items }, cover);
      const after = projected({ agencies: [...agencies, newcomer], items }, cover);
      for (const shown of after) expect(before).toContainEqual(shown);
    }),
  );
});
