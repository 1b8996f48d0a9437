import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { buffersOf, type Procedure } from '../base/contract.ts';
import type { Id } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { decidingRoles } from '../base/permissions.ts';
import { agencyKinds } from '../base/terms.ts';
import { alva, cellsOf, registerChild } from '../testing/consent-samples.ts';
import { proceduresOf } from '../testing/contract-arbitraries.ts';
import { directed, type Ids } from '../testing/directed-inputs.ts';
import { aPdf } from '../testing/scan-samples.ts';
import {
  makeRegister,
  passphrase,
  refusal,
  testCore,
  testPassphrase,
  value,
  type TestCore,
  type TestCoreOptions,
} from '../testing/test-core.ts';
import { contracts } from './contract.ts';

/**
 * Who may open the gate. Everything that `decide` reads besides consents and facts about people counts as a setting here: the agencies and
 * what they are, the legal grounds, the rules about signatures, decisions to do without one. Each call of the contract is tried by one
 * person alone and must open nothing; what two people have signed does.
 */
type Gate = {
  readonly rules: Readonly<Record<string, unknown>>;
  readonly agencies: ReadonlyMap<Id, Readonly<Record<string, unknown>>>;
  readonly grounds: ReadonlyMap<Id, Readonly<Record<string, unknown>>>;
  /** Decisions to do without a signature that are still in force. */
  readonly exceptions: readonly Id[];
};

let core: TestCore;
let caseId: Id;
let consentId: Id;
let guardianIds: readonly Id[];

const gateOf = async (): Promise<Gate> => {
  const { client } = core;
  const { organisation, ownSignatureAge } = value(await client.settings.get({}));
  const agencies = value(await client.settings.agencies({}));
  const grounds = value(await client.disclosures.grounds({}));
  const consents = await client.consents.list({ caseId });
  return {
    rules: { organisation, ownSignatureAge },
    agencies: new Map(agencies.map(({ id, contacts: _, shortName: _short, ...agency }) => [id, agency])),
    grounds: new Map(grounds.map(({ id, version: _, ...ground }) => [id, ground])),
    exceptions: consents.ok
      ? consents.value.flatMap(({ exceptions }) => exceptions.flatMap((one) => (one.endedAt === null ? [one.id] : [])))
      : [],
  };
};

/** Changes that only close: an agency that is no longer our own or no longer active, a ground that is turned off. */
const closing: readonly string[] = ['ownOrganisation', 'active'];

/** What was opened or changed; what was only closed does not count. */
const openings = (before: Gate, after: Gate): readonly string[] => {
  const differing = (a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): readonly string[] =>
    Object.keys(b).filter(
      (field) => JSON.stringify(a[field]) !== JSON.stringify(b[field]) && !(closing.includes(field) && b[field] === false),
    );
  return [
    ...differing(before.rules, after.rules),
    ...[...after.agencies].flatMap(([id, agency]) =>
      before.agencies.has(id) ? differing(before.agencies.get(id) ?? {}, agency).map((field) => `agency ${field}`) : ['agency added'],
    ),
    ...[...after.grounds].flatMap(([id, ground]) => differing(before.grounds.get(id) ?? {}, ground).map((field) => `ground ${field}`)),
    ...after.exceptions.filter((id) => !before.exceptions.includes(id)).map(() => 'exception'),
  ];
};

const second = 'gul traktor sjunger opera';
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const options: TestCoreOptions = {
  now: '2026-05-07T08:00:00.000Z',
  answer: (ask) => (ask.port === 'print-to-pdf' ? { kind: 'pdf', bytes: aPdf(1) } : { kind: 'cancelled' }),
};

/** A child with a consent that nobody has signed, and three who can open the register. */
const scene = async (more: TestCoreOptions = {}): Promise<void> => {
  core = testCore({ ...options, ...more });
  await makeRegister(core);
  value(await core.client.users.add({ name: 'Omar Lund', signature: 'OL', role: 'manager' }, [bytesOf(second)]));
  value(await core.client.users.add({ name: 'Disa Ek', signature: 'DE', role: 'deputy' }, [bytesOf(second)]));
  ({ caseId, guardianIds } = await registerChild(core, alva));
  const agencies = value(await core.client.settings.agencies({}));
  const scope = { purpose: 'SIG', validFrom: '2026-05-01', validTo: '2026-11-30', cells: cellsOf([agencies[0]?.id ?? ''], ['safety']) };
  consentId = value(await core.client.consents.record({ caseId, ...scope })).id;
};
const close = (): void => {
  core.close();
  if (core.faults.length > 0) throw new Error('a fault of ours', { cause: core.faults[0] });
};

/** The same, made once and lying there closed, for tests that begin with it a hundred times. */
let home: string;
let lying: { readonly caseId: Id; readonly consentId: Id; readonly guardianIds: readonly Id[] };
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'utvag-gate-'));
  await scene({ folder: home });
  close();
  lying = { caseId, consentId, guardianIds };
});
afterAll(() => rmSync(home, { recursive: true, force: true }));
const anotherScene = async (): Promise<void> => {
  close();
  core = testCore({ ...options, from: join(home, 'register') });
  ({ caseId, consentId, guardianIds } = lying);
  value(await core.client.users.unlock({ signature: 'ME' }, [passphrase()]));
  value(await core.client.participants.openCase({ caseId, reason: '' }));
};

beforeEach(() => scene());
afterEach(close);

/** They end the session, replace the register or restore an earlier one; their inputs contain nothing that concerns the gate. */
const notCalled = (name: string, procedure: Procedure): boolean =>
  procedure.access === 'read' || procedure.when === 'any' || ['users.rekey', 'users.salvage', 'users.changePassphrase'].includes(name);

const fillings = async (): Promise<Ids> => {
  const { client } = core;
  const agencies = value(await client.settings.agencies({}));
  const grounds = value(await client.disclosures.grounds({}));
  const users = value(await client.users.everyone({}));
  const settings = value(await client.settings.get({}));
  const ids = [...agencies.slice(1, 3).map(({ id }) => id), ...grounds.slice(0, 1).map(({ id }) => id)];
  return {
    id: ids,
    agencyId: agencies.slice(0, 2).map(({ id }) => id),
    groundId: ['osl-10-18-a', 'osl-10-18-b'],
    caseId: [caseId],
    consentId: [consentId],
    personId: [guardianIds[1]],
    signerId: users.map(({ id }) => id),
    kind: ['police', 'social-services', null],
    name: ['Föreningen Nystart'],
    shortName: ['Ny'],
    insideSecrecyAct: [true, false],
    ownOrganisation: [true],
    active: [true],
    verified: [true],
    version: [1, 2],
    form: ['decision'],
    questions: [[], [{ text: 'Är det bra?', stops: null }]],
    paragraph: ['OSL 10 kap. 18 a §'],
    wording: ['Ord'],
    decides: ['Enhetschef'],
    ageBelow: [null, 99],
    recipients: [[...agencyKinds]],
    changes: [{ organisation: 'other' }, { ownSignatureAge: 18 }, { ...settings, organisation: 'other', ownSignatureAge: 18 }],
    decider: ['Karin Berg'],
    legalBasis: ['FB 6:13'],
    decidedAt: ['2026-05-06T12:00:00.000Z'],
    until: ['2026-06-30'],
    reason: ['Vårdnadshavaren går inte att nå'],
    answers: [['no', 'yes', 'yes', 'no']],
  };
};

const idOfUser = async (signature: string): Promise<Id> =>
  value(await core.client.users.list({})).find((one) => one.signature === signature)?.id ?? '';

/** The decisions on another person's Idag that they have not seen; that person stays logged in. */
const unseenBy = async (signature: string) => {
  await core.client.users.lock({});
  value(await core.client.users.unlock({ signature }, [bytesOf(second)]));
  return value(await core.client.overview.due({})).items.filter(({ kind }) => kind === 'decision');
};

type Signed = (signerId: Id, secret: Uint8Array) => Promise<Result<unknown>>;

const agencyNow = async (shortName: string) => {
  const found = value(await core.client.settings.agencies({})).find((one) => one.shortName === shortName);
  if (!found) throw new Error('delivered');
  const { contacts: _, ...agency } = found;
  return agency;
};
const groundNow = async (id: string) => {
  const found = value(await core.client.disclosures.grounds({})).find((one) => one.id === id);
  if (!found) throw new Error('delivered');
  const { form: _form, recipients: _recipients, ...ground } = found;
  return ground;
};

/** Every procedure that opens the gate, with an input that would open it. */
const byTwo: Readonly<
  Record<
    | 'decisions.changeRules'
    | 'decisions.addAgency'
    | 'decisions.changeAgency'
    | 'consents.decideException'
    | 'disclosures.changeGround'
    | 'retention.endAsFictitious',
    Signed
  >
> = {
  'decisions.changeRules': (signerId, secret) =>
    core.client.decisions.changeRules({ changes: { ownSignatureAge: 18, organisation: 'other' }, signerId }, [secret]),
  'decisions.addAgency': (signerId, secret) =>
    core.client.decisions.addAgency({ kind: 'police', name: 'Ordningsvakterna', shortName: 'Vakt', insideSecrecyAct: true, signerId }, [
      secret,
    ]),
  'decisions.changeAgency': async (signerId, secret) =>
    core.client.decisions.changeAgency({ ...(await agencyNow('Skolan')), kind: 'social-services', ownOrganisation: true, signerId }, [
      secret,
    ]),
  'consents.decideException': (signerId, secret) =>
    core.client.consents.decideException(
      {
        ...{
          caseId,
          consentId,
          personId: guardianIds[1] ?? '',
          decider: 'Karin Berg',
          reason: 'Vårdnadshavaren nås inte',
          legalBasis: 'FB 6:13',
        },
        ...{ decidedAt: '2026-05-06T12:00:00.000Z', until: '2026-06-30', signerId },
      },
      [secret],
    ),
  'disclosures.changeGround': async (signerId, secret) =>
    core.client.disclosures.changeGround({ ...(await groundNow('osl-10-18-b')), verified: true, active: true, signerId }, [secret]),
  'retention.endAsFictitious': async (signerId, secret) => {
    const { version } = value(await core.client.participants.get({ caseId }));
    return core.client.retention.endAsFictitious({ caseId, version, signerId }, [secret]);
  },
};

describe('the gate', () => {
  it('is opened by nobody alone: no call of the contract adds to what it lets through', async () => {
    const opened: string[] = [];
    const done = new Set<string>();
    for (const { name, procedure } of proceduresOf(contracts).filter(({ name: each, procedure: one }) => !notCalled(each, one))) {
      await anotherScene();
      let before = await gateOf();
      /** A refused call is looked at with the next, or at the end: it may open nothing either. */
      const look = async (): Promise<void> => {
        const after = await gateOf();
        opened.push(...openings(before, after).map((what) => `${name}: ${what}`));
        before = after;
      };
      for (const input of directed(procedure, await fillings(), 24)) {
        // The acting person's own passphrase is all that she has.
        const bytes = Array.from({ length: buffersOf(procedure) }, () => bytesOf(testPassphrase));
        const { result } = await core.core.call(JSON.stringify({ procedure: name, input, reason: 'Behövs på mötet i dag' }), bytes);
        if (!result.ok) continue;
        done.add(name);
        await look();
      }
      await look();
    }
    expect([...new Set(opened)]).toEqual([]);
    expect(done.size).toBeGreaterThan(25);
  }, 300_000);

  it('is opened by two who decide, each of its settings, and by nobody in the second place who may not', async () => {
    for (const [name, call] of Object.entries(byTwo)) {
      await anotherScene();
      const users = value(await core.client.users.everyone({}));
      const idOf = (signature: string): Id => users.find((one) => one.signature === signature)?.id ?? '';
      const nobodys: readonly (readonly [string, string, string, string])[] = [
        ['she herself', 'ME', testPassphrase, 'signerId'],
        ['a deputy', 'DE', second, 'signerId'],
        ['a wrong passphrase', 'OL', testPassphrase, 'passphrase'],
        ['no passphrase', 'OL', '', 'passphrase'],
      ];
      const before = await gateOf();
      for (const [who, signature, typed, field] of nobodys) {
        const answer = await call(idOf(signature), bytesOf(typed));
        expect(answer.ok ? 'done' : Object.keys(answer.error.fields ?? {}), `${name}, signed by ${who}`).toEqual([field]);
      }
      expect(openings(before, await gateOf()), name).toEqual([]);
      const answer = await call(idOf('OL'), bytesOf(second));
      expect(answer.ok ? [] : answer.error, name).toEqual([]);
      if (name !== 'retention.endAsFictitious') expect(openings(before, await gateOf()), name).not.toEqual([]);
      // Shown in the log with both names, and to everyone else who decides.
      const [entry] = value(await core.client.decisions.list({ offset: 0, limit: 1 })).decisions;
      expect(entry, name).toMatchObject({ decidedBy: 'Maja Ek', signedBy: 'Omar Lund' });
      expect(await unseenBy('OL'), name).toHaveLength(1);
    }
  });

  it('stays as it is where nobody else decides, and says so before a passphrase is typed', async () => {
    const users = value(await core.client.users.everyone({}));
    for (const user of users.filter(({ signature }) => signature === 'OL')) value(await core.client.users.disable({ id: user.id }));
    const before = await gateOf();
    expect(value(await core.client.decisions.signers({ caseId: null }))).toEqual([]);
    for (const [name, call] of Object.entries(byTwo))
      for (const { id } of users) {
        const answer = await call(id, bytesOf(second));
        expect(answer.ok ? 'done' : answer.error.code, name).toBe('second-decider-missing');
      }
    expect(await gateOf()).toEqual(before);
  });

  it('is the business of those who decide: every procedure that opens it is theirs, and asks for a signature', () => {
    const signed = proceduresOf(contracts).filter(({ procedure }) => 'signerId' in (procedure.input as z.ZodObject).shape);
    for (const { name, procedure } of signed.filter((one) => one.name !== 'relocation.overrideZone')) {
      expect(procedure.roles, name).toEqual(decidingRoles);
      expect(procedure.bytes, name).toBe(1);
      expect(Object.keys(byTwo), name).toContain(name);
    }
    expect(signed).toHaveLength(Object.keys(byTwo).length + 1);
  });

  it('is closed by one at once, which the others see until they say so', async () => {
    const agencies = value(await core.client.settings.agencies({}));
    const own = agencies.find(({ ownOrganisation }) => ownOrganisation);
    const ground = value(await core.client.disclosures.grounds({})).find(({ active }) => active);
    value(await core.client.decisions.closeAgency({ id: own?.id ?? '', what: 'ownOrganisation' }));
    value(await core.client.decisions.closeAgency({ id: agencies[0]?.id ?? '', what: 'active' }));
    value(await core.client.disclosures.closeGround({ id: ground?.id ?? '', version: ground?.version ?? 0 }));
    // Whoever made it has already seen it.
    expect(value(await core.client.decisions.list({ offset: 0, limit: 9 }))).toMatchObject({ total: 3, unseen: 0 });
    const told = (await unseenBy('OL')).flatMap((item) => (item.kind === 'decision' ? [`${item.what} ${item.subject}`] : []));
    expect(told.toSorted()).toEqual(
      [`agency-closed ${own?.name}`, `agency-closed ${agencies[0]?.name}`, `ground-closed ${ground?.paragraph}`].toSorted(),
    );
    const { decisions } = value(await core.client.decisions.list({ offset: 0, limit: 9 }));
    expect(decisions.map(({ before, after }) => [before, after])).toContainEqual([{ ownOrganisation: true }, { ownOrganisation: false }]);
    for (const { id } of decisions) value(await core.client.decisions.markSeen({ id }));
    expect(value(await core.client.overview.due({})).items.filter(({ kind }) => kind === 'decision')).toEqual([]);
    expect(refusal(await core.client.decisions.markSeen({ id: decisions[0]?.id ?? '' }))).toBe('not-found');
  });

  it('tells of a decision on a case its number and no word, and nothing to one who is shut out of it', async () => {
    value(await byTwo['consents.decideException'](await idOfUser('OL'), bytesOf(second)));
    const told = JSON.stringify(value(await core.client.decisions.list({ offset: 0, limit: 9 })));
    expect(told).toContain('exception-decided');
    expect(told).not.toMatch(/Vårdnadshavaren|Karin|Testberg|Alva/);
    value(await core.client.users.shutOut({ caseId, userId: await idOfUser('OL'), reason: 'Är kusin till Alva' }));
    expect(await unseenBy('OL')).toEqual([]);
    expect(value(await core.client.decisions.list({ offset: 0, limit: 9 })).total).toBe(0);
  });
});
