import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestCore, refusal, value, type TestCore } from '../../testing/test-core.ts';
import type { Plan } from './contract.ts';
import type { PlanRow } from './plan-rules.ts';

let core: TestCore;
let caseId: string;

beforeEach(async () => {
  core = await openTestCore();
  caseId = await register('Sam');
});
afterEach(() => core.close());

const register = async (givenName: string, protection: 'none' | 'protected-registration' = 'none'): Promise<string> => {
  const person = { givenName, familyName: 'Lindfors', alias: '', personalNumber: '', numberMissingReason: 'Ännu okänt', birthDate: '' };
  const made = value(
    await core.client.participants.register({ ...person, protection, phase: 'relocation', municipality: '0581', openedOn: '2026-05-04' }),
  );
  return made.caseId;
};
const zone = async (radiusKm = 60, municipality = '0581'): Promise<{ id: string; version: number }> =>
  value(
    await core.client.threats.addZone({
      caseId,
      municipality,
      locality: null,
      radiusKm,
      reason: 'Rivaliserande grupp',
      validTo: null,
      ownerActorId: null,
      ownerText: '',
    }),
  );
const create = async (): Promise<Plan> => value(await core.client.relocation.create({ caseId }));
const get = async (): Promise<Plan> => {
  const plan = value(await core.client.relocation.get({ caseId }));
  if (!plan) throw new Error('no plan');
  return plan;
};
const add = async (row: PlanRow): Promise<Plan> =>
  value(await core.client.relocation.addRow({ caseId, version: (await get()).version, row }));
const alternative = async (code: string, locality: string | null = null): Promise<string> =>
  (await add({ list: 'alternatives', code, locality, remark: '' })).alternatives.at(-1)?.id ?? '';
const choose = async (alternativeId: string | null) =>
  core.client.relocation.chooseDestination({ caseId, version: (await get()).version, alternativeId });

describe('a plan', () => {
  it('is made once a case, with the template’s checklist and our municipality responsible', async () => {
    expect(value(await core.client.relocation.get({ caseId }))).toBeNull();
    const plan = await create();
    expect(plan).toMatchObject({
      responsible: '0581',
      ownMunicipality: '0581',
      destination: null,
      moveDate: null,
      isProtected: false,
      version: 1,
    });
    expect(plan.checks.length).toBeGreaterThan(30);
    expect((await create()).planId).toBe(plan.planId);
  });

  it('counts due dates from the move day and who ticked what when', async () => {
    let plan = await create();
    plan = value(await core.client.relocation.change({ caseId, version: plan.version, changes: { moveDate: '2026-05-28' } }));
    const check = plan.checks.find(({ template }) => template === 'police-statement');
    expect(check?.dueOn).toBe('2026-05-14');
    if (!check) throw new Error('no check');
    const { id, template: _, dueOn: __, doneOn: ___, doneBy: ____, ...fields } = check;
    const row = { list: 'checks', ...fields, done: true } as const;
    plan = value(await core.client.relocation.changeRow({ caseId, version: plan.version, id, row }));
    core.clock.now = '2026-05-09T08:00:00.000Z';
    plan = value(await core.client.relocation.changeRow({ caseId, version: plan.version, id, row: { ...row, note: 'Per telefon' } }));
    expect(plan.checks.find((each) => each.id === id)).toMatchObject({ doneOn: '2026-05-07', doneBy: 'Maja Ek', note: 'Per telefon' });
  });

  it('refuses a change made on an older version, and another responsible municipality before it has accepted', async () => {
    const { version } = await create();
    const change = (at: number, changes: object) => core.client.relocation.change({ caseId, version: at, changes });
    value(await change(version, { purpose: 'both' }));
    expect(refusal(await change(version, { purpose: 'safety' }))).toBe('conflict');
    expect(await change(version + 1, { responsible: '1880' })).toMatchObject({
      error: { code: 'invalid', fields: { responsible: 'acceptance-missing' } },
    });
    expect(value(await change(version + 1, { responsible: '1880', acceptedOn: '2026-05-05' })).responsible).toBe('1880');
  });

  it('takes rows away and gives them back where they were', async () => {
    await create();
    await add({ list: 'costs', kind: 'transport', text: 'Flyttbil', quantity: 100, unitOre: 640_000 });
    const before = await add({ list: 'costs', kind: 'phone', text: '', quantity: 100, unitOre: 329_000 });
    const id = before.costs[0]?.id ?? '';
    const gone = value(await core.client.relocation.removeRow({ caseId, version: before.version, list: 'costs', id }));
    expect(gone.costs).toHaveLength(1);
    const back = value(await core.client.relocation.restoreRow({ caseId, version: gone.version, list: 'costs', id }));
    expect(back.costs).toEqual(before.costs);
  });

  it('is out of reach for a row of another case and without a grant', async () => {
    await create();
    const mine = await alternative('1880');
    const other = await register('Robin');
    const plan = value(await core.client.relocation.create({ caseId: other }));
    expect(refusal(await core.client.relocation.chooseDestination({ caseId: other, version: plan.version, alternativeId: mine }))).toBe(
      'not-found',
    );
    expect(refusal(await core.client.relocation.get({ caseId: crypto.randomUUID() }))).toBe('no-grant');
  });
});

describe('the destination', () => {
  it('is refused by code when a zone covers it, and is chosen when none does', async () => {
    const { id: zoneId } = await zone();
    await create();
    const linkoping = await alternative('0580');
    const orebro = await alternative('1880');
    expect(await choose(linkoping)).toMatchObject({ error: { code: 'zone', details: { zones: [zoneId] } } });
    expect((await get()).destination).toBeNull();
    expect(value(await choose(orebro)).destination).toMatchObject({ alternativeId: orebro, state: 'clear', chosenBy: 'Maja Ek' });
  });

  it('Motala is refused for Borensberg, and allowed as the town alone', async () => {
    await zone();
    await create();
    expect(refusal(await choose(await alternative('0583')))).toBe('zone');
    expect(refusal(await choose(await alternative('0583', 'Borensberg')))).toBe('zone');
    const motala = await alternative('0583', 'Motala');
    const plan = value(await choose(motala));
    expect(plan.destination?.state).toBe('clear');
  });

  it('cannot be turned into a refused place afterwards, nor taken off the list', async () => {
    await zone();
    await create();
    const id = await alternative('0583', 'Motala');
    const { version } = value(await choose(id));
    const row = { list: 'alternatives', code: '0580', locality: null, remark: '' } as const;
    expect(refusal(await core.client.relocation.changeRow({ caseId, version, id, row }))).toBe('zone');
    expect(await core.client.relocation.removeRow({ caseId, version, list: 'alternatives', id })).toMatchObject({
      error: { fields: { id: 'is-chosen' } },
    });
    expect(value(await choose(null)).destination).toBeNull();
  });

  it('that a zone refuses is chosen by two people with the reason written out, and both stand in the log', async () => {
    const phrase = (): Uint8Array => new TextEncoder().encode('gul traktor sjunger opera');
    const reason = 'Polisen bedömer att zonen inte längre används';
    const { id: zoneId } = await zone();
    await create();
    const alternativeId = await alternative('0580');
    const override = async (signerId: string, secret: Uint8Array, words = reason) =>
      core.client.relocation.overrideZone({ caseId, version: (await get()).version, alternativeId, reason: words, signerId }, [secret]);
    const me = value(await core.client.users.status({})).user?.id ?? '';
    expect(refusal(await override(me, phrase()))).toBe('second-user-missing');
    const add = async (name: string, signature: string, role: 'coordinator' | 'manager') =>
      value(await core.client.users.add({ name, signature, role }, [phrase()])).id;
    const omar = await add('Omar Lund', 'OL', 'coordinator');
    expect(await override(omar, phrase(), 'för kort')).toMatchObject({ error: { fields: { reason: 'override-reason-short' } } });
    expect(await override(me, phrase())).toMatchObject({ error: { fields: { signerId: 'not-a-signer' } } });
    expect(await override(omar, new TextEncoder().encode('fel fras'))).toMatchObject({
      error: { fields: { passphrase: 'passphrase-wrong' } },
    });
    // From now on it is the manager's.
    const petra = await add('Petra Chef', 'PC', 'manager');
    expect(await override(omar, phrase())).toMatchObject({ error: { fields: { signerId: 'not-a-signer' } } });
    expect((await get()).destination).toBeNull();
    expect(value(await override(petra, phrase())).destination).toMatchObject({
      state: 'overridden',
      override: { decidedBy: 'Maja Ek', signedBy: 'Petra Chef', reason },
    });
    const { entries } = value(
      await core.client.audit.list({ kind: null, userId: null, caseNumber: '', from: null, to: null, before: null, limit: 100 }),
    );
    expect(entries.map(({ kind }) => kind)).toContain('users.second-signature-wrong');
    const entry = entries.find(({ kind }) => kind === 'relocation.zone-overridden');
    const { payload } = value(await core.client.audit.openPayload({ seq: entry?.seq ?? 0 }));
    expect(JSON.parse(payload ?? '')).toMatchObject({ zones: [zoneId], decidedBy: 'Maja Ek', signedBy: 'Petra Chef', reason });
  });

  it('is in conflict when a zone entered later covers it, and clear again when the zone ends', async () => {
    await create();
    value(await choose(await alternative('1880')));
    expect((await get()).destination?.state).toBe('clear');
    const { id, version } = await zone(30, '1880');
    expect((await get()).destination?.state).toBe('conflict');
    value(await core.client.threats.endZone({ caseId, id, version }));
    expect((await get()).destination?.state).toBe('clear');
  });

  it('keeps the person’s ranking, and the same place once', async () => {
    await create();
    const [a, b, c] = [await alternative('1880'), await alternative('1496'), await alternative('1780')];
    const ranked = value(await core.client.relocation.rankAlternative({ caseId, version: (await get()).version, id: c, rank: 1 }));
    expect(ranked.alternatives.map(({ id }) => id)).toEqual([c, a, b]);
    const twice = await core.client.relocation.addRow({
      caseId,
      version: ranked.version,
      row: { list: 'alternatives', code: '1880', locality: null, remark: '' },
    });
    expect(twice).toMatchObject({ error: { code: 'invalid', fields: { code: 'duplicate' } } });
  });
});

describe('the list of plans', () => {
  it('is thin: no place, and no name of a sealed case', async () => {
    await create();
    value(await choose(await alternative('1880')));
    const sealed = await register('Kim', 'protected-registration');
    value(await core.client.relocation.create({ caseId: sealed }));
    const rows = value(await core.client.relocation.list({})).rows;
    expect(new Set(rows.map(({ name }) => name))).toEqual(new Set(['Sam Lindfors', null]));
    expect(JSON.stringify(rows)).not.toMatch(/1880|Örebro|Kim/);
  });

  it('leads to the case, which must be opened first', async () => {
    const { planId } = await create();
    expect(value(await core.client.relocation.find({ planId }))).toEqual({
      caseId,
      caseNumber: 'Ä-2026-001',
      isSealed: false,
      isOpened: true,
    });
    expect(refusal(await core.client.relocation.find({ planId: crypto.randomUUID() }))).toBe('not-found');
  });
});
