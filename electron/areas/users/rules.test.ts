import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decidingRoles, roles, type Role } from '../../base/permissions.ts';
import {
  confirmationGroups,
  countersigners,
  hasTwoDeciders,
  isAboutDeciders,
  isLastCoordinator,
  isOpenToSomebody,
  passphraseProblem,
  plainGroup,
  secondSigners,
} from './rules.ts';

type Person = { readonly id: string; readonly role: Role };
const people = fc.uniqueArray(fc.record({ id: fc.stringMatching(/^[a-h]$/), role: fc.constantFrom(...roles) }), {
  selector: ({ id }) => id,
  minLength: 1,
});
const withOne = people.chain((all) => fc.record({ all: fc.constant(all), one: fc.constantFrom(...all), out: fc.subarray(all) }));
const among = (out: readonly Person[]) => (id: string) => out.some((person) => person.id === id);

describe('the last coordinator', () => {
  it('is whoever, taken away, leaves none', () => {
    fc.assert(
      fc.property(withOne, ({ all, one }) => {
        const before = all.some(({ role }) => role === 'coordinator');
        const after = all.some((each) => each !== one && each.role === 'coordinator');
        expect(isLastCoordinator(all, one.id)).toBe(before && !after);
      }),
    );
  });
});

describe('the second signature', () => {
  it('is another person than the one who acts, decides, and is not shut out of this one', () => {
    fc.assert(
      fc.property(withOne, ({ all, one, out }) => {
        for (const signer of secondSigners(all, one.id, among(out))) {
          expect(signer).not.toBe(one);
          expect(decidingRoles).toContain(signer.role);
          expect(out).not.toContain(signer);
        }
      }),
    );
  });

  it('is a manager where one may, else anybody who may', () => {
    fc.assert(
      fc.property(withOne, ({ all, one, out }) => {
        const may = all.filter((each) => each !== one && decidingRoles.includes(each.role) && !out.includes(each));
        const managers = may.filter(({ role }) => role === 'manager');
        expect(secondSigners(all, one.id, among(out))).toEqual(managers.length > 0 ? managers : may);
      }),
    );
  });
});

describe('a change of who decides', () => {
  it('is signed by another who decides, never by the one who acts or the one it is about', () => {
    fc.assert(
      fc.property(withOne, ({ all, one, out }) => {
        const [about = null] = out;
        const may = countersigners(all, one.id, about?.id ?? null);
        for (const signer of may) {
          expect(signer).not.toBe(one);
          expect(signer).not.toBe(about);
        }
        expect(may).toEqual(all.filter((each) => each !== one && each !== about && decidingRoles.includes(each.role)));
      }),
    );
  });

  it('is every change by which somebody begins or ceases to decide, or goes on deciding under another role or passphrase', () => {
    for (const before of [null, ...roles])
      for (const after of [null, ...roles])
        expect(isAboutDeciders(before, after)).toBe([before, after].some((role) => role === 'coordinator' || role === 'manager'));
  });

  it('can be made by two where two decide', () => {
    const of = (...all: Role[]) => hasTwoDeciders(all.map((role, i) => ({ id: String(i), role })));
    expect([of('coordinator'), of('coordinator', 'deputy', 'reviewer'), of('coordinator', 'manager'), of('manager', 'manager')]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});

describe('a case that people are shut out of', () => {
  it('stays open to one who can let the others in again', () => {
    fc.assert(
      fc.property(withOne, ({ all, out }) => {
        const left = all.filter((each) => !out.includes(each) && decidingRoles.includes(each.role));
        expect(isOpenToSomebody(all, among(out))).toBe(left.length > 0);
      }),
    );
  });
});

describe('secrets', () => {
  it('count characters, not bytes', () => {
    const problem = (text: string) => passphraseProblem(new TextEncoder().encode(text));
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), (text) => {
        expect(problem(text)).toBe([...text].length < 12 ? 'passphrase-short' : null);
      }),
    );
    expect(problem('')).toBe('required');
    expect(problem('å'.repeat(513))).toBe('too-long');
  });

  it('ask back two different groups of the code, in order', () => {
    fc.assert(
      fc.property(fc.nat(7), fc.nat(6), (first, second) => {
        const given = [first, second];
        const [a, b] = confirmationGroups(() => given.shift() ?? 0);
        expect(a).toBeLessThan(b);
        expect(a).toBeGreaterThanOrEqual(0);
        expect(b).toBeLessThan(8);
      }),
    );
  });

  it('are read as paper is read', () => {
    expect(plainGroup(' ab–ol i\u00a09')).toBe('AB0119');
  });
});
