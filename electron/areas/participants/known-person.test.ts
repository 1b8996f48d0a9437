import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { adultTestNumbers, testNumbers } from '../../base/test-numbers.ts';
import { newRegisterKey } from '../../register/keys/keys.ts';
import { openDatabase } from '../../register/database.ts';
import { migrate, pendingMigrations } from '../../register/migrations.ts';
import { migrations } from '../../core/migrations.ts';
import { openTestCore, passphrase, value, type TestCore } from '../../testing/test-core.ts';
import { guardiansOf, personById } from './store.ts';
import { relativesOf } from './relatives-store.ts';

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore();
});
afterEach(() => {
  core.close();
  if (core.faults.length > 0) throw new Error(`a fault of ours: ${String(core.faults[0])}`);
});

const [child = '', mother = '', other = ''] = [testNumbers.at(-1)?.number, adultTestNumbers[0]?.number, adultTestNumbers[1]?.number];
const nobody = {
  givenName: 'Alva',
  familyName: 'Testberg',
  alias: '',
  personalNumber: '',
  numberMissingReason: 'inte känt',
  birthDate: '',
  protection: 'none',
  phase: 'contact',
  municipality: null,
  openedOn: '2026-04-01',
} as const;
type Input = Parameters<TestCore['client']['participants']['register']>[0];
const register = async (fields: Partial<Input> = {}): Promise<string> =>
  value(await core.client.participants.register({ ...nobody, ...fields })).caseId;
/** Nothing is open any more but this case. */
const onlyOpen = async (caseId: string): Promise<void> => {
  await core.client.users.lock({});
  value(await core.client.users.unlock({ signature: 'ME' }, [passphrase()]));
  value(await core.client.participants.openCase({ caseId, reason: '' }));
};
const hers = {
  givenName: 'Cecilia',
  familyName: 'Hemlig',
  personalNumber: mother,
  relation: 'mor',
  phone: '070-174 06 05',
  email: 'c@exempel.se',
};
const guess = { givenName: 'Okänd', familyName: 'Person', relation: 'mor', phone: '', email: '' };
const relative = { kind: 'family', relation: 'moster', livesWhere: '', contact: 'yes', contactHow: '', phone: '', note: '' } as const;
const without = ({ id: _, personId: _personId, ...rest }: Readonly<Record<string, unknown>>) => rest;

describe('a number typed into another case', () => {
  it('answers a guardian known elsewhere as it answers an unknown one, with nothing of hers, and changes nothing there', async () => {
    const theirs = await register({ givenName: 'Bill', personalNumber: child, numberMissingReason: '' });
    value(await core.client.participants.addGuardian({ caseId: theirs, ...hers }));
    const mine = await register();
    await onlyOpen(mine);
    const known = value(await core.client.participants.addGuardian({ caseId: mine, ...guess, personalNumber: mother }));
    const unknown = value(
      await core.client.participants.addGuardian({ caseId: mine, ...guess, givenName: 'Annan', personalNumber: other }),
    );
    expect(without(known)).toEqual({ ...without(unknown), givenName: 'Okänd' });
    value(
      await core.client.participants.changeGuardian({ caseId: mine, guardianId: known.id, relation: 'mor', phone: '999', email: 'x@y.se' }),
    );
    value(await core.client.participants.openCase({ caseId: theirs, reason: '' }));
    expect(value(await core.client.participants.get({ caseId: theirs })).guardians).toMatchObject([
      { givenName: 'Cecilia', familyName: 'Hemlig', phone: hers.phone, email: hers.email },
    ]);
  });

  it('answers a relative known elsewhere under the name that is typed', async () => {
    const theirs = await register({ givenName: 'Bill', personalNumber: child, numberMissingReason: '' });
    value(await core.client.participants.addGuardian({ caseId: theirs, ...hers }));
    const mine = await register();
    await onlyOpen(mine);
    const names = { givenName: 'Okänd', familyName: 'Person', personalNumber: mother };
    expect(value(await core.client.participants.addRelative({ caseId: mine, ...names, ...relative })).name).toBe('Okänd Person');
    const participant = { ...names, givenName: 'Ny', personalNumber: child };
    expect(value(await core.client.participants.addRelative({ caseId: mine, ...participant, ...relative })).name).toBe('Ny Person');
  });

  it('makes a participant of a guardian without her contact details or a word changed in the file she was known from', async () => {
    const theirs = await register({ givenName: 'Bill', personalNumber: child, numberMissingReason: '' });
    value(await core.client.participants.addGuardian({ caseId: theirs, ...hers }));
    const own = await register({ givenName: 'Cilla', familyName: 'Ny', personalNumber: mother, numberMissingReason: '' });
    expect(value(await core.client.participants.get({ caseId: own }))).toMatchObject({ givenName: 'Cilla', phone: '', email: '' });
    expect(value(await core.client.participants.get({ caseId: theirs })).guardians).toMatchObject([
      { givenName: 'Cecilia', familyName: 'Hemlig', phone: hers.phone },
    ]);
  });

  it('says of a sealed record that is not open the same to every name, so that none can be found by trying', async () => {
    await register({
      givenName: 'Gömd',
      familyName: 'Undansdotter',
      personalNumber: mother,
      numberMissingReason: '',
      protection: 'protected-registration',
    });
    const mine = await register();
    await onlyOpen(mine);
    for (const name of [
      { givenName: 'Gömd', familyName: 'Undansdotter' },
      { givenName: 'Någon', familyName: 'Annan' },
    ]) {
      const asked = { caseId: mine, ...guess, ...name, personalNumber: mother, phone: '070-1' };
      const answers = [
        await core.client.participants.addGuardian(asked),
        await core.client.participants.addRelative({ caseId: mine, ...name, personalNumber: mother, ...relative }),
      ];
      for (const answer of answers)
        expect(answer).toEqual({ ok: false, error: { code: 'invalid', fields: { personalNumber: 'number-protected' } } });
    }
  });

  it('leaves its entry in the log where the answer tells that the register knows it', async () => {
    await register({ personalNumber: mother, numberMissingReason: '' });
    expect(await core.client.participants.register({ ...nobody, personalNumber: mother })).toMatchObject({
      error: { fields: { personalNumber: 'number-taken' } },
    });
    const filter = { userId: null, caseNumber: '', from: null, to: null, before: null, limit: 5 };
    expect(value(await core.client.audit.list({ ...filter, kind: 'router.refused' })).total).toBe(1);
  });
});

describe('signatures', () => {
  it('stand under the names of the file they are in', async () => {
    const theirs = await register({ givenName: 'Bill', personalNumber: child, numberMissingReason: '' });
    value(await core.client.participants.addGuardian({ caseId: theirs, ...hers }));
    const mine = await register({ birthDate: '2011-02-03' });
    await onlyOpen(mine);
    const added = value(await core.client.participants.addGuardian({ caseId: mine, ...guess, personalNumber: mother }));
    const agencyId = value(await core.client.settings.agencies({}))[0]?.id ?? '';
    const scope = { purpose: 'Stöd', validFrom: '2026-05-01', validTo: '2026-11-30', cells: [{ agencyId, subject: 'safety' as const }] };
    const { id } = value(await core.client.consents.record({ caseId: mine, ...scope }));
    const signed = { caseId: mine, consentId: id, personId: added.personId, signedAt: '2026-05-04T09:00:00.000Z' };
    expect(value(await core.client.consents.sign(signed)).signatures).toMatchObject([{ name: 'Okänd Person' }]);
  });
});

describe('a register from before names and contact details belonged to the relation', () => {
  const before = migrations.slice(
    0,
    migrations.findIndex(({ area, number }) => area === 'participants' && number === 4),
  );
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'utvag-relations-'));
  });
  afterEach(() => rmSync(home, { recursive: true }));

  it('keeps what each file showed of guardians and relatives, and shows nothing that it did not', () => {
    const db = openDatabase(join(home, 'register.db'), newRegisterKey(), { create: true });
    migrate(db, before, '2026-05-07T08:00:00.000Z');
    const people = [
      ['a', 'Alva', 'none', '1', 'a@x.se'],
      ['b', 'Bill', 'none', '', ''],
      ['mother', 'Cecilia', 'none', '070-1', 'c@x.se'],
      ['sealed', 'Gömd', 'protected-registration', '070-9', 'g@x.se'],
      ['ended', 'Borta', 'fictitious', '070-8', 'h@x.se'],
      ['kin', 'Moster', 'none', '', ''],
    ];
    for (const [id, name, protection, phone, email] of people)
      db.run(
        `insert into persons (id, given_name, family_name, protection, phone, email) values (:id, :name, 'Testberg', :protection, :phone, :email)`,
        { id: id ?? '', name: name ?? '', protection: protection ?? '', phone: phone ?? '', email: email ?? '' },
      );
    for (const id of ['a', 'b', 'sealed', 'ended'])
      db.run(
        `insert into cases (id, number, person_id, phase, state, opened_on) values (:id, :id, :id, 'contact', 'active', '2026-01-01')`,
        { id },
      );
    for (const [child_, guardian] of [
      ['a', 'mother'],
      ['b', 'mother'],
      ['b', 'a'],
      ['b', 'sealed'],
      ['b', 'ended'],
    ])
      db.run(
        `insert into guardians (id, child_id, guardian_id, relation, ended_on, threat_reason) values (:id, :child, :guardian, 'mor', :endedOn, 'hotar')`,
        { id: `${child_}-${guardian}`, child: child_ ?? '', guardian: guardian ?? '', endedOn: guardian === 'ended' ? '2026-02-02' : null },
      );
    db.run(
      `insert into relatives (id, participant_id, relative_id, kind, relation, contact, phone, note) values ('r', 'a', 'kin', 'family', 'moster', 'yes', '070-7', 'ord')`,
    );
    migrate(db, pendingMigrations(db, migrations), '2026-05-08T08:00:00.000Z');

    expect(guardiansOf(db, 'a')).toMatchObject([
      { givenName: 'Cecilia', phone: '070-1', email: 'c@x.se', relation: 'mor', threatReason: 'hotar' },
    ]);
    expect(guardiansOf(db, 'b')).toMatchObject([
      { givenName: 'Alva', phone: '1', email: 'a@x.se' },
      { givenName: 'Cecilia', phone: '070-1', email: 'c@x.se' },
      { givenName: 'Gömd', phone: '', email: '' },
    ]);
    expect(db.get(`select given_name, phone from guardians where id = 'b-ended'`)).toEqual({ given_name: 'Borta', phone: '' });
    expect(relativesOf(db, 'a')).toMatchObject([{ givenName: 'Moster', familyName: 'Testberg', phone: '070-7', note: 'ord' }]);
    // Moved, not copied, where the person has no file of her own; hers stay where she has one.
    expect(personById(db, 'mother')).toMatchObject({ givenName: 'Cecilia', phone: '', email: '' });
    expect(['a', 'sealed', 'ended'].map((id) => personById(db, id)?.phone)).toEqual(['1', '070-9', '070-8']);
    db.close();
  });
});
