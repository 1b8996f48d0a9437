import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeRegister, openTestCore, passphrase, refusal, testCore, typed, value } from '../testing/test-core.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'utvag-life-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

const fingerprint = (folder: string): string =>
  files(folder)
    .filter((file) => !/(-shm|-wal|application\.lock|while-locked\.jsonl|heads\.jsonl)$/.test(file))
    .map((file) => `${file} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`)
    .join('\n');

describe('the life of a register', () => {
  it('is missing, made, locked and unlocked again with the passphrase', async () => {
    const first = testCore({ folder: home });
    expect(value(await first.client.users.status({})).state).toBe('missing');
    await makeRegister(first);
    expect(value(await first.client.users.status({}))).toMatchObject({ open: true, state: 'present', trial: true });
    await first.client.users.lock({});
    expect(refusal(await first.client.participants.list({}))).toBe('locked');
    const second = testCore({ folder: home });
    const unlocked = value(await second.client.users.unlock({ signature: 'ME' }, [passphrase()]));
    expect(unlocked.status.user?.name).toBe('Maja Ek');
    second.core.close();
  });

  it('says with each answer when it was done, by its own clock, and of a refusal nothing', async () => {
    const test = await openTestCore({ folder: home });
    const put = async (key: string) => {
      const reply = await test.core.call(JSON.stringify({ procedure: 'drafts.put', input: { key, value: 'x', baseVersion: 0 } }), []);
      return [reply.result.ok, reply.at];
    };
    test.clock.now = '2026-05-07T11:42:00.000Z';
    expect(await put('participants/new/form')).toEqual([true, '2026-05-07T11:42:00.000Z']);
    test.clock.now = '2026-05-07T11:50:00.000Z';
    expect(await put('participants/new/form')).toEqual([true, '2026-05-07T11:50:00.000Z']);
    expect(await put('no/such/key')).toEqual([false, undefined]);
    test.close();
  });

  it('opens with the recovery code, typed with small letters and no hyphens', async () => {
    const first = testCore({ folder: home });
    const code = await makeRegister(first);
    first.core.close();
    const second = testCore({ folder: home });
    expect(refusal(await second.client.users.unlockWithRecoveryCode({}, [typed(code.replace(/^./, (c) => (c === '0' ? '1' : '0')))]))).toBe(
      'invalid',
    );
    value(await second.client.users.unlockWithRecoveryCode({}, [typed(code.toLowerCase().replaceAll('-', ' '))]));
    second.core.close();
  });

  it('refuses a wrong passphrase, changes nothing, and tells of it at the next unlock', async () => {
    const first = testCore({ folder: home });
    await makeRegister(first);
    first.core.close();
    const before = fingerprint(first.folder);
    const second = testCore({ folder: home });
    expect(refusal(await second.client.users.unlock({ signature: 'ME' }, [new TextEncoder().encode('fel fras fel fras')]))).toBe(
      'wrong-passphrase',
    );
    expect(refusal(await second.client.users.unlock({ signature: 'XX' }, [passphrase()]))).toBe('wrong-passphrase');
    expect(fingerprint(first.folder)).toBe(before);
    const unlocked = value(await second.client.users.unlock({ signature: 'ME' }, [passphrase()]));
    expect(unlocked.failedBefore).toBe(2);
    second.core.close();
  });

  it('hardening 24 enforced: refuses a second process while the first has it open, and lets it in afterwards', async () => {
    const first = testCore({ folder: home });
    await makeRegister(first);
    const second = testCore({ folder: home });
    expect(refusal(await second.client.users.unlock({ signature: 'ME' }, [passphrase()]))).toBe('register-in-use');
    first.core.close();
    value(await second.client.users.unlock({ signature: 'ME' }, [passphrase()]));
    second.core.close();
  });

  it('never makes a register where one is', async () => {
    const first = testCore({ folder: home });
    await makeRegister(first);
    first.core.close();
    const before = fingerprint(first.folder);
    const second = testCore({ folder: home });
    await expect(makeRegister(second)).rejects.toThrow('register-exists');
    expect(fingerprint(first.folder)).toBe(before);
  });

  it('tells a foreign, a newer, a damaged and a mixed-up register apart, and leaves each as it is', async () => {
    const first = testCore({ folder: home });
    await makeRegister(first);
    first.core.close();
    const pointer = join(first.folder, 'utvag-register.json');
    const good = readFileSync(pointer, 'utf8');
    const stateWith = async (text: string): Promise<string> => {
      writeFileSync(pointer, text);
      const before = fingerprint(first.folder);
      const look = testCore({ folder: home });
      const { state } = value(await look.client.users.status({}));
      const code = refusal(await look.client.users.unlock({ signature: 'ME' }, [passphrase()]));
      expect(fingerprint(first.folder)).toBe(before);
      return `${state} ${code}`;
    };
    expect(await stateWith('{"hello": 1}')).toBe('foreign register-foreign');
    expect(await stateWith(good.replace('"formatVersion": 1', '"formatVersion": 2'))).toBe('newer register-newer');
    expect(await stateWith(good.replace('0001', '0002'))).toBe('damaged register-damaged');
    expect(await stateWith(good.replace('"trial": true', '"trial": false'))).toBe('not-trial register-not-trial');
    writeFileSync(pointer, good);
  });

  it('refuses a register whose tables know a step this program does not, untouched', async () => {
    const first = testCore({ folder: home });
    await makeRegister(first);
    const { migrations } = await import('./migrations.ts');
    first.core.close();
    const { openRegister } = await import('../register/register.ts');
    const before = fingerprint(first.folder);
    await expect(
      openRegister({
        folder: first.folder,
        runtime: 'stand-in',
        now: first.clock.now,
        migrations: migrations.slice(0, -1),
        secret: passphrase(),
        slots: (envelope) => envelope.slots,
      }),
    ).rejects.toThrow('register-newer');
    expect(fingerprint(first.folder)).toBe(before);
  });

  it('hardening 19 enforced: holds no known plain text in any file, and keeps every file for its owner alone', async () => {
    const test = testCore({ folder: home });
    await makeRegister(test);
    const { caseId } = value(
      await test.client.participants.register({
        givenName: 'Kannafras',
        familyName: 'Sjöbladssten',
        alias: '',
        personalNumber: '',
        numberMissingReason: 'okänd',
        birthDate: '',
        protection: 'none',
        phase: 'contact',
        municipality: null,
        openedOn: '2026-05-04',
      }),
    );
    const text = 'vattentornet i skymningen';
    value(
      await test.client.events.add({
        caseId,
        type: 'observation',
        nature: 'fact',
        happenedAt: '2026-05-06T10:00:00.000Z',
        source: 'Polisen',
        reliability: 'medium',
        subjectArea: 'safety',
        text,
      }),
    );
    value(await test.client.drafts.put({ key: `events/${caseId}/new`, value: `${text} utkast`, baseVersion: 0 }));
    for (const file of files(home)) {
      const bytes = readFileSync(file);
      for (const known of [text, 'Kannafras', 'Sjöbladssten', 'SQLite format 3', 'create table']) {
        if (file.endsWith('application.lock')) continue;
        expect(bytes.includes(known), `${known} in ${file}`).toBe(false);
      }
      expect(statSync(file).mode & 0o077, file).toBe(0);
    }
    test.core.close();
  });
});

describe('the router', () => {
  it('hardening 11 enforced: refuses what it should with a code, records it, and stands', async () => {
    const test = await openTestCore();
    const call = async (frame: unknown): Promise<string> => {
      const { result } = await test.core.call(typeof frame === 'string' ? frame : JSON.stringify(frame), []);
      return result.ok ? 'ok' : result.error.code;
    };
    expect(await call('not json')).toBe('malformed-frame');
    expect(await call({ procedure: 'participants.list' })).toBe('malformed-frame');
    expect(await call({ procedure: 'participants.list', input: {}, extra: 1 })).toBe('malformed-frame');
    expect(await call({ procedure: 'participants.list', input: { extra: 1 } })).toBe('invalid');
    expect(await call({ procedure: 'participants.drop', input: {} })).toBe('unknown-procedure');
    expect(await call({ procedure: '__proto__.toString', input: {} })).toBe('unknown-procedure');
    expect(await call({ procedure: 'participants.constructor', input: {} })).toBe('unknown-procedure');
    expect(await call({ procedure: 'participants.get', input: { caseId: 'x' } })).toBe('no-grant');
    expect(await call(`{"procedure":"drafts.put","input":"${'x'.repeat(1_000_001)}"}`)).toBe('frame-too-large');
    const { result } = await test.core.call(JSON.stringify({ procedure: 'participants.list', input: {} }), [new Uint8Array(1)]);
    expect(result.ok).toBe(false);
    expect(await call({ procedure: 'participants.list', input: {} })).toBe('ok');
    expect(test.faults).toEqual([]);
    test.close();
  });
});
