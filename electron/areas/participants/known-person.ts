import type { Id } from '../../base/ids.ts';
import type { OpenContext } from '../../register/context.ts';
import { isSameName, isSealed } from './rules.ts';
import * as store from './store.ts';

type Names = { readonly givenName: string; readonly familyName: string };

/**
 * Somebody whose number is typed into another's file. The answer is the same whether she is known or not, and contains nothing known about
 * her; what this file says about her is its own.
 */
export type KnownPerson = {
  /** Undefined: nobody in the register has the number. */
  readonly personId: Id | undefined;
  /** As the file that she is typed into writes her: as typed, or as in her own sealed record when that is open in this session. */
  readonly names: Names;
  /** Of her own sealed record, when it is open in this session; undefined as long as nobody may say so. */
  readonly protection: store.PersonRow['protection'] | undefined;
  /**
   * Why her number is not accepted. A sealed record that is not open says `number-protected` to every name: otherwise trying names one by
   * one would reveal hers. An open one accepts her under her own name, unless it has ended.
   */
  readonly problem: 'number-protected' | 'number-ended' | null;
};

export const knownPerson = ({ db, grants }: Pick<OpenContext, 'db' | 'grants'>, number: string | undefined, names: Names): KnownPerson => {
  const personId = number === undefined ? undefined : store.personIdByNumber(db, number);
  const person = personId === undefined ? undefined : store.personById(db, personId);
  const typed = { givenName: names.givenName.trim(), familyName: names.familyName.trim() };
  if (!person || personId === undefined || !isSealed(person.protection))
    return { personId, names: typed, protection: undefined, problem: null };
  const caseId = store.caseOf(db, personId);
  if (caseId === undefined || !grants.has(caseId)) return { personId, names: typed, protection: undefined, problem: 'number-protected' };
  const { protection, givenName, familyName } = person;
  const problem = protection === 'fictitious' ? 'number-ended' : isSameName(person, typed) ? null : 'number-protected';
  return { personId, names: { givenName, familyName }, protection, problem };
};
