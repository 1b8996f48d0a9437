import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buffersOf } from '../base/contract.ts';
import { roles, type Role } from '../base/permissions.ts';
import { inputOf, proceduresOf } from '../testing/contract-arbitraries.ts';
import { openTestCore, refusal, value, type TestCore } from '../testing/test-core.ts';
import { contracts } from './contract.ts';

const procedures = proceduresOf(contracts);
const mayCall = (role: Role): readonly string[] =>
  procedures.flatMap(({ name, procedure }) => (procedure.when !== 'any' && procedure.roles?.includes(role) ? [name] : []));

describe('the contract', () => {
  it('says of every procedure on an open register whose it is', () => {
    for (const { name, procedure } of procedures) {
      if (procedure.when === 'any') expect(procedure.roles, name).toBeUndefined();
      else expect(procedure.roles ?? [], name).not.toEqual([]);
    }
  });

  it('lets a reviewer read the log, look after herself, and save what a damaged file still holds; nothing else', () => {
    expect(mayCall('reviewer')).toEqual([
      'settings.get',
      'settings.protectScreen',
      'users.list',
      'users.rename',
      'users.changePassphrase',
      'users.checkFile',
      'users.salvage',
      ...procedures.flatMap(({ name }) => (name.startsWith('audit.') ? [name] : [])),
      'backups.daily',
      'logchecks.get',
      'logchecks.sample',
      'logchecks.saveLog',
      'logchecks.saveSample',
    ]);
  });

  it('keeps users, rules and the register to those who decide', () => {
    const deputy = mayCall('deputy');
    for (const name of ['users.add', 'users.disable', 'users.changeRole', 'users.shutOut', 'settings.change'])
      expect(deputy).not.toContain(name);
    for (const role of ['coordinator', 'manager'] as const)
      expect(mayCall(role)).toEqual(expect.arrayContaining(['users.add', 'settings.change']));
  });
});

describe('the router', () => {
  let test: TestCore;
  beforeEach(async () => {
    test = await openTestCore();
  });
  afterEach(() => test.close());

  it('refuses each role what the contract does not give it, before anything else is looked at, and enters it in the log', async () => {
    const me = value(await test.client.users.status({})).user?.id ?? '';
    value(
      await test.client.users.add({ name: 'Omar Lund', signature: 'OL', role: 'coordinator' }, [
        new TextEncoder().encode('gul traktor sjunger opera'),
      ]),
    );
    for (const role of roles.filter((each) => each !== 'coordinator')) {
      value(await test.client.users.changeRole({ id: me, role }));
      // The session's user is read again at each unlock.
      await test.client.users.lock({});
      value(await test.client.users.unlock({ signature: 'ME' }, [new TextEncoder().encode('korrekt häst batteri klammer')]));
      const allowed = new Set(mayCall(role));
      for (const { name, procedure } of procedures) {
        if (procedure.when === 'any' || allowed.has(name)) continue;
        // Correctly shaped, so that only the role can be the reason for a refusal.
        const input = fc.sample(inputOf(procedure), { numRuns: 1000, seed: 7 }).find((given) => procedure.input.safeParse(given).success);
        expect(input, `an input for ${name}`).toBeDefined();
        const bytes = Array.from({ length: buffersOf(procedure) }, () => new Uint8Array([1]));
        const { result } = await test.core.call(JSON.stringify({ procedure: name, input }), bytes);
        expect(refusal(result), `${name} as ${role}`).toBe('forbidden');
      }
      await test.client.users.lock({});
      value(await test.client.users.unlock({ signature: 'OL' }, [new TextEncoder().encode('gul traktor sjunger opera')]));
      const { entries } = value(
        await test.client.audit.list({ kind: 'router.refused', userId: me, caseNumber: '', from: null, to: null, before: null, limit: 50 }),
      );
      expect(entries.length).toBeGreaterThan(0);
    }
  });
});
