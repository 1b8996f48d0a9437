import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buffersOf } from '../base/contract.ts';
import { newId } from '../base/ids.ts';
import { inputOf, proceduresOf } from '../testing/contract-arbitraries.ts';
import { invented } from '../testing/invented.ts';
import { makeRegister, refusal, testCore, testPassphrase, value, type TestCore } from '../testing/test-core.ts';
import { contracts } from './contract.ts';

const procedures = proceduresOf(contracts);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Slots, roles, rights, legal and lock settings, backup places, joint decisions: these need the user's own passphrase for each call. */
const proved = [
  'users.rename',
  'users.add',
  'users.changeRole',
  'users.disable',
  'users.enable',
  'users.replaceRecoveryCode',
  'users.shutOut',
  'users.endShutOut',
  'users.rekey',
  'settings.change',
  'backups.chooseSecond',
  'backups.forgetSecond',
  'backups.restore',
  'decisions.changeRules',
  'decisions.addAgency',
  'decisions.changeAgency',
  'decisions.closeAgency',
  'consents.decideException',
  'disclosures.changeGround',
  'disclosures.closeGround',
  'relocation.overrideZone',
  'retention.endAsFictitious',
];

/** These already take a secret, which somebody at an unattended window does not have. */
const ownSecret = ['users.createRegister', 'users.unlock', 'users.unlockWithRecoveryCode', 'users.salvageLocked', 'users.changePassphrase'];

/**
 * These change nothing of the kind: notes and work in cases, the log, long work, display. A new procedure must be put into one of the three
 * lists.
 */
const free: Readonly<Record<string, string>> = {
  users: `status preferences setPreferences copy copied proposeRecoveryCode printRecoveryCode openDemo chooseFolder lock
          proposeNewRecoveryCode generations cancelJob checkFile salvage noteFault trace`,
  settings: 'protectScreen changeShortName moveAgency addContact changeContact',
  decisions: 'markSeen',
  drafts: 'put discard',
  audit: 'openPayload verify verifyQuietly',
  backups: 'list make daily check setReminder found chooseSource preview',
  participants: `search register similar openCase change revealNumber addGuardian changeGuardian removeGuardian restoreGuardian
                 setGuardianThreat addRelative changeRelative removeRelative restoreRelative`,
  network: 'keepApart end restore reveal conflicts',
  consents: 'record changeScope sign withdraw endException attachScan removeScan restoreScan',
  disclosures: `consentForm scanCopy useGround groundRecord contactRequest concern documentRequest recallLetter
                recallSent`,
  logchecks: 'draw mark sign saveLog saveSample',
  events: 'add change',
  threats: 'assess markMeasure addActor changeActor endActor resumeActor addZone endZone resumeZone',
  relocation: `create change addRow changeRow removeRow restoreRow rankAlternative chooseDestination saveFull
               saveCard`,
  actions: 'setDone',
  meetings: `plan open change setCases setAgencies setAttendance addItem changeItem moveItem removeItem restoreItem hold project
             finalise correct save distribute`,
  overview: 'tickAction',
  exchange: 'chooseFile readFile setColumn editCell leaveOut commit undo',
};

describe('the contract', () => {
  it('says of every procedure whether it needs the own passphrase of whoever acts', () => {
    const named = (name: string): boolean => procedures.some((one) => one.name === name);
    expect(procedures.flatMap(({ name, procedure }) => (procedure.proof === 'passphrase' ? [name] : [])).toSorted()).toEqual(
      proved.toSorted(),
    );
    const listed = [...ownSecret, ...Object.entries(free).flatMap(([area, names]) => names.split(/\s+/).map((one) => `${area}.${one}`))];
    for (const name of listed) expect(named(name), name).toBe(true);
    const others = procedures.filter(({ procedure }) => procedure.access !== 'read' && procedure.proof === undefined);
    expect(others.map(({ name }) => name).toSorted()).toEqual(listed.toSorted());
    for (const name of ownSecret)
      expect(procedures.find((one) => one.name === name)?.procedure.when === 'any' || name === 'users.changePassphrase').toBe(true);
  });

  it('asks it of nobody before a register is open, and of no reading', () => {
    for (const { name, procedure } of procedures.filter((one) => one.procedure.proof !== undefined)) {
      // A restore asks for it only in an open window.
      if (name !== 'backups.restore') expect(procedure.when, name).not.toBe('any');
      expect(procedure.access, name).not.toBe('read');
    }
  });
});

describe('a minute at an open window', () => {
  let test: TestCore;
  beforeEach(async () => {
    test = testCore();
    await makeRegister(test);
  });
  afterEach(() => {
    test.close();
    if (test.faults.length > 0) throw new Error('a fault of ours', { cause: test.faults[0] });
  });

  it('changes nothing of who can come at the register, by any procedure, without her passphrase', async () => {
    const { caseId } = value(await test.client.participants.register(invented('Sam')));
    const head = async () =>
      value(await test.client.audit.list({ kind: '', userId: null, caseNumber: '', from: null, to: null, before: null, limit: 1 }));
    for (const name of proved) {
      const procedure = procedures.find((one) => one.name === name)?.procedure ?? expect.fail(name);
      const shape = fc.sample(inputOf(procedure), { numRuns: 1000, seed: 7 }).find((given) => procedure.input.safeParse(given).success);
      const input = { ...(shape as object), ...(procedure.grant === 'case' ? { caseId } : {}) };
      const buffers = [...Array.from({ length: procedure.bytes ?? 0 }, () => bytes('min egen långa fras')), bytes('gissar bara så här')];
      const before = (await head()).entries[0]?.seq ?? 0;
      const { result } = await test.core.call(JSON.stringify({ procedure: name, input }), buffers);
      expect(result, name).toMatchObject({ ok: false, error: { code: 'proof-wrong', details: { proof: true } } });
      // Nothing that was typed remains, and the only entry is that of the wrong passphrase.
      for (const buffer of buffers)
        expect(
          buffer.every((byte) => byte === 0),
          name,
        ).toBe(true);
      const { entries } = await head();
      expect(entries[0], name).toMatchObject({ seq: before + 1, kind: 'users.proof-wrong' });
      test.clock.now = new Date(Date.parse(test.clock.now) + 300_000).toISOString();
    }
    expect(test.asked).toEqual([]);
  });

  it('does not give a key for ever: no new code, no new user, no other place for copies, and with the right one all three', async () => {
    test.proof.given = 'inte hennes fras alls';
    const { code, ask } = value(await test.client.users.proposeNewRecoveryCode({}));
    const groups = ask.map((at) => code.split('-')[at] ?? '') as [string, string];
    const person = { name: 'Vem Somhelst', signature: 'VS', role: 'reviewer' } as const;
    expect(refusal(await test.client.users.replaceRecoveryCode({ groups }))).toBe('proof-wrong');
    expect(refusal(await test.client.users.add(person, [bytes('gul traktor sjunger opera')]))).toBe('proof-wrong');
    expect(refusal(await test.client.backups.chooseSecond({}))).toBe('proof-wrong');
    expect(test.asked).toEqual([]);
    test.clock.now = '2026-05-07T09:00:00.000Z';
    test.proof.given = testPassphrase;
    value(await test.client.users.replaceRecoveryCode({ groups }));
    value(await test.client.users.add(person, [bytes('gul traktor sjunger opera')]));
    value(await test.client.backups.chooseSecond({}));
    expect(test.asked).toMatchObject([{ port: 'open-file' }]);
  });

  it('waits as the lock does after wrong ones, over a restart, also for the right one; given up, nothing is sent', async () => {
    const change = () => test.client.settings.change({ changes: { unit: 'Exitenheten' } });
    test.proof.given = 'inte hennes fras alls';
    for (let n = 0; n < 3; n += 1) expect(refusal(await change())).toBe('proof-wrong');
    test.proof.given = testPassphrase;
    expect(await change()).toMatchObject({ ok: false, error: { code: 'wait', details: { proof: true } } });
    await test.client.users.lock({});
    value(await test.client.users.unlock({ signature: 'ME' }, [bytes(testPassphrase)]));
    expect(refusal(await change())).toBe('wait');
    test.clock.now = '2026-05-07T08:00:02.000Z';
    value(await change());
    test.proof.given = null;
    expect(refusal(await change())).toBe('cancelled');
  });

  it('takes nobody else’s passphrase for hers', async () => {
    value(await test.client.users.add({ name: 'Omar Lund', signature: 'OL', role: 'deputy' }, [bytes('gul traktor sjunger opera')]));
    test.proof.given = 'gul traktor sjunger opera';
    expect(refusal(await test.client.users.rekey({ jobId: newId() }))).toBe('proof-wrong');
  });

  it('counts its buffers: a call without the proof is no call', async () => {
    const procedure = contracts.users.disable;
    expect(buffersOf(procedure)).toBe(1);
    const { result } = await test.core.call(JSON.stringify({ procedure: 'users.disable', input: { id: newId() } }), []);
    expect(refusal(result)).toBe('malformed-frame');
  });
});
