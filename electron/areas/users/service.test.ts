import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formatRecoveryCode } from '../../base/recovery-code.ts';
import { contracts } from '../../core/contract.ts';
import { proceduresOf } from '../../testing/contract-arbitraries.ts';
import { makeRegister, passphrase, refusal, testCore, testPassphrase, value, type TestCore } from '../../testing/test-core.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

let test: TestCore;
beforeEach(() => {
  test = testCore();
});
afterEach(() => test.close());

const answers = {
  municipality: '0581',
  organisation: 'social-board' as const,
  unit: 'Avhopparverksamheten',
  name: 'Maja Ek',
  signature: 'ME',
  groups: ['', ''] as [string, string],
  language: 'sv' as const,
};

describe('the wizard', () => {
  it('says every problem at its field, at once, and makes nothing', async () => {
    value(await test.client.users.proposeRecoveryCode({}));
    const answer = await test.client.users.createRegister({ ...answers, municipality: '9999', unit: ' ', name: '', signature: 'M Ek' }, [
      bytes('åäöåäö'),
    ]);
    expect(answer).toMatchObject({
      ok: false,
      error: {
        code: 'invalid',
        fields: {
          municipality: 'unknown-municipality',
          unit: 'required',
          name: 'required',
          signature: 'signature-shape',
          // Six characters in twelve bytes are six characters.
          passphrase: 'passphrase-short',
        },
      },
    });
    expect(existsSync(test.folder)).toBe(false);
  });

  it('refuses without a proposed code, with wrong groups, and takes them as somebody reads them from paper', async () => {
    expect(await test.client.users.createRegister(answers, [passphrase()])).toMatchObject({
      error: { fields: { groups: 'code-missing' } },
    });
    const { code, ask } = value(await test.client.users.proposeRecoveryCode({}));
    const [first = '', second = ''] = ask.map((at) => code.split('-')[at] ?? '');
    expect(await test.client.users.createRegister({ ...answers, groups: [first, 'AAAAA'] }, [passphrase()])).toMatchObject({
      error: { fields: { secondGroup: 'code-group' } },
    });
    expect(existsSync(test.folder)).toBe(false);
    const typed: [string, string] = [` ${first.toLowerCase().replaceAll('0', 'o')}`, second.replaceAll('1', 'l')];
    value(await test.client.users.createRegister({ ...answers, groups: typed }, [passphrase()]));
  });

  it('makes one register only, also when asked twice at once', async () => {
    await makeRegister(test);
    expect(refusal(await test.client.users.proposeRecoveryCode({}))).toBe('register-exists');
    expect(refusal(await test.client.users.createRegister(answers, [passphrase()]))).toBe('register-exists');
    expect(refusal(await test.client.users.openDemo({}))).toBe('register-exists');
  });

  it('opens one register only when two calls race', async () => {
    const answersOf = await Promise.all([test.client.users.openDemo({}), test.client.users.openDemo({})]);
    expect(answersOf.map((answer) => (answer.ok ? 'ok' : answer.error.code)).sort()).toEqual(['ok', 'register-exists']);
  });

  it('prints the code only while there is one, and says when the way out was broken off', async () => {
    expect(refusal(await test.client.users.printRecoveryCode({ language: 'sv', to: 'pdf' }))).toBe('not-found');
    const { code } = value(await test.client.users.proposeRecoveryCode({}));
    expect(value(await test.client.users.printRecoveryCode({ language: 'sv', to: 'printer' }))).toEqual({ done: false });
    const [ask] = test.asked;
    expect(ask).toMatchObject({ port: 'print' });
    for (const group of code.split('-')) expect(ask && 'html' in ask ? ask.html : '').toContain(group);
    for (const code of ['no-printer', 'print-failed'] as const) {
      test.answers.push(() => ({ kind: 'failed', code }));
      expect(refusal(await test.client.users.printRecoveryCode({ language: 'sv', to: 'printer' }))).toBe(code);
    }
  });
});

describe('what is copied', () => {
  it('goes to the shell before a register is open too, and is noted nowhere', async () => {
    value(await test.client.users.copy({ text: 'ABCD-EFGH' }));
    value(await test.client.users.copied({ where: 'clipboard' }));
    value(await test.client.users.copied({ where: 'selection' }));
    expect(test.asked).toEqual([{ port: 'copy', text: 'ABCD-EFGH' }, { port: 'clear-clipboard-later' }, { port: 'clear-selection-later' }]);
    expect(existsSync(test.folder)).toBe(false);
  });

  it('is refused when the clipboard did not take it, so that the person is told', async () => {
    test.answers.push(() => ({ kind: 'failed', code: 'internal' }));
    expect(refusal(await test.client.users.copy({ text: 'ett namn' }))).toBe('internal');
  });
});

describe('what lies in plain text', () => {
  it('holds no name, no unit and no call that somebody made up', async () => {
    await makeRegister(test);
    await test.client.users.lock({});
    await test.client.users.unlock({ signature: 'ME' }, [bytes('fel fras som är lång')]);
    await test.core.call(JSON.stringify({ procedure: 'participants.Alva Testberg', input: {} }), []);
    await test.core.call(JSON.stringify({ procedure: 'Alva.Testberg', input: {} }), []);
    await test.core.call(JSON.stringify({ procedure: 'participants.list', input: {} }), []);
    const noted = readFileSync(join(test.folder, 'while-locked.jsonl'), 'utf8');
    expect(noted.trim().split('\n')).toHaveLength(4);
    expect(noted).toContain('participants.list');
    const envelope = readFileSync(join(test.folder, 'generations/0001/envelope.json'), 'utf8');
    for (const word of ['Maja', 'Alva', 'Testberg', 'Avhoppar', 'Norrköping']) {
      expect(noted).not.toContain(word);
      expect(envelope).not.toContain(word);
    }
  });
});

describe('a secret that somebody types', () => {
  it('travels in a buffer beside the call, and nothing of it is left there, whatever comes of the call', async () => {
    const code = await makeRegister(test);
    const call = async (procedure: string, input: object, secret: string): Promise<string> => {
      const buffer = bytes(secret);
      const { result } = await test.core.call(JSON.stringify({ procedure, input }), [buffer]);
      expect(
        buffer.every((byte) => byte === 0),
        `${procedure} ${JSON.stringify(input)}`,
      ).toBe(true);
      return result.ok ? 'opened' : result.error.code;
    };
    const byCode = (secret: string) => call('users.unlockWithRecoveryCode', {}, secret);
    const byPassphrase = (secret: string) => call('users.unlock', { signature: 'ME' }, secret);
    const salvage = (by: string, secret: string) =>
      call('users.salvageLocked', { jobId: '11111111-1111-4111-8111-111111111111', by, signature: 'ME' }, secret);
    expect([await byCode(code), await byCode('slip'), await byPassphrase(testPassphrase)]).toEqual([
      'register-exists',
      'invalid',
      'register-exists',
    ]);
    expect(await salvage('recovery-code', code)).toBe('register-exists');
    await test.client.users.lock({});
    expect([await byCode('slip'), await byCode(code)]).toEqual(['invalid', 'opened']);
    await test.client.users.lock({});
    const other = formatRecoveryCode(new Uint8Array(20));
    const wrong = ['wrong-passphrase', 'wrong-passphrase', 'wrong-passphrase'];
    expect([await byCode(other), await salvage('recovery-code', other), await byPassphrase('fel fras fel fras')]).toEqual(wrong);
    expect([await byCode(code), await salvage('passphrase', testPassphrase), await byPassphrase(testPassphrase)]).toEqual([
      'wait',
      'wait',
      'wait',
    ]);
  });

  it('stands in no call as text, but for the two groups that show that the code is on paper', () => {
    const secrets = /"(?:code|passphrase|secret|typed|groups|old|fresh)":/g;
    const named = proceduresOf({ users: contracts.users, backups: contracts.backups }).flatMap(({ name, procedure }) =>
      (JSON.stringify(z.toJSONSchema(procedure.input, { io: 'input' })).match(secrets) ?? []).map((field) => `${name} ${field}`),
    );
    expect(named).toEqual(['users.createRegister "groups":', 'users.replaceRecoveryCode "groups":']);
  });
});

describe('appearance and name', () => {
  it('keeps theme and language without a register, and reads nonsense as nothing chosen', async () => {
    expect(value(await test.client.users.preferences({}))).toBeNull();
    value(await test.client.users.setPreferences({ theme: 'dark', language: 'en' }));
    expect(value(await test.client.users.preferences({}))).toEqual({ theme: 'dark', language: 'en' });
    expect(existsSync(test.folder)).toBe(false);
  });

  it('is handed to the shell as it is chosen, so that title bar and menu follow', async () => {
    value(await test.client.users.setPreferences({ theme: 'dark', language: 'en' }));
    expect(test.asked).toEqual([{ port: 'use-appearance', theme: 'dark', language: 'en' }]);
  });

  it('goes by the new name from the next call on', async () => {
    await makeRegister(test);
    expect(await test.client.users.rename({ name: ' ' })).toMatchObject({ error: { fields: { name: 'required' } } });
    value(await test.client.users.rename({ name: ' Maja Ekdahl ' }));
    expect(value(await test.client.users.status({})).user?.name).toBe('Maja Ekdahl');
    value(await test.client.users.rename({ name: 'Maja Ek' }));
    const { entries } = value(
      await test.client.audit.list({ kind: 'users.', userId: null, caseNumber: '', from: null, to: null, before: null, limit: 10 }),
    );
    const { payload } = value(await test.client.audit.openPayload({ seq: entries[0]?.seq ?? 0 }));
    expect(JSON.parse(payload ?? '')).toEqual({ before: 'Maja Ekdahl', after: 'Maja Ek' });
  });
});

it('a register of an earlier version is opened where it lies, said each time, and never moved', async () => {
  const home = mkdtempSync(join(tmpdir(), 'utvag-earlier-'));
  const old = testCore({ folder: join(home, 'Electron') });
  await makeRegister(old);
  await old.client.users.lock({});
  old.close();
  const options = {
    folder: join(home, 'new'),
    isAsked: false,
    earlierFolders: [{ kind: 'unnamed', folder: join(home, 'Electron') }],
  } as const;
  for (const time of ['first', 'second']) {
    const now = testCore(options);
    const locked = { state: 'present', open: false, isLost: false, folderName: 'register', earlierPlace: 'unnamed' };
    expect(value(await now.client.users.status({})), time).toMatchObject(locked);
    expect(value(await now.client.users.unlock({ signature: 'ME' }, [passphrase()])).status, time).toMatchObject({
      open: true,
      earlierPlace: 'unnamed',
    });
    now.close();
  }
  expect(existsSync(join(home, 'new/register'))).toBe(false);
  expect(existsSync(join(home, 'Electron/register/utvag-register.json'))).toBe(true);
  rmSync(home, { recursive: true });
});
