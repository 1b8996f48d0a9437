import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agencyClosings, changedFields, fieldsOf, onlyCloses } from './rules.ts';

const agency = fc.record({
  kind: fc.constantFrom('police', 'school', 'social-services'),
  name: fc.constantFrom('Polisen', 'Skolan'),
  insideSecrecyAct: fc.boolean(),
  ownOrganisation: fc.boolean(),
  active: fc.boolean(),
});

describe('a change', () => {
  it('names the fields that are others than before, and no other', () => {
    fc.assert(
      fc.property(agency, agency, (before, after) => {
        const change = changedFields(before, after);
        for (const name of Object.keys(before) as (keyof typeof before)[])
          expect(fieldsOf(change).includes(name)).toBe(before[name] !== after[name]);
        expect({ ...before, ...change.after }).toEqual(after);
        expect({ ...after, ...change.before }).toEqual(before);
      }),
    );
  });

  it('only closes when it turns off what can be closed and leaves the rest: the way back opens', () => {
    fc.assert(
      fc.property(agency, agency, (before, after) => {
        const turnedOff = agencyClosings.filter((field) => before[field] && !after[field]);
        const rest = { ...after, ownOrganisation: before.ownOrganisation, active: before.active };
        const isOnlyOff =
          turnedOff.length > 0 &&
          JSON.stringify(rest) === JSON.stringify(before) &&
          agencyClosings.every((field) => before[field] || !after[field]);
        expect(onlyCloses(before, after)).toBe(isOnlyOff);
        if (onlyCloses(before, after)) expect(onlyCloses(after, before)).toBe(false);
      }),
    );
  });

  it('has no fields where nothing changed', () => {
    expect(fieldsOf(changedFields({ questions: [1], a: null }, { questions: [1], a: null }))).toEqual([]);
    expect(onlyCloses({ active: false }, { active: false })).toBe(false);
  });
});
