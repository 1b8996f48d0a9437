import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allCases, insertCase, insertPerson } from '../../electron/areas/participants/store.ts';
import { newId } from '../../electron/base/ids.ts';
import { migrations } from '../../electron/core/migrations.ts';
import { appendAudit } from '../../electron/register/log/audit-chain.ts';
import { bindingOf } from '../../electron/register/keys/envelope.ts';
import { unwrapIdentity } from '../../electron/register/keys/keys.ts';
import { readRegister } from '../../electron/register/folder/inspect.ts';
import { createRegister, openRegister } from '../../electron/register/register.ts';
import { measureAdded } from './paired.ts';

const home = mkdtempSync(join(tmpdir(), 'utvag-bench-'));
const now = '2026-05-07T08:00:00.000Z';
const cases = 1000;
const secret = (): Uint8Array => new TextEncoder().encode('korrekt häst batteri klammer');

try {
  const folder = join(home, 'register');
  const made = await createRegister({
    folder,
    trial: true,
    now,
    migrations,
    slots: [{ owner: { kind: 'user', userId: newId(), signature: 'ME' }, secret: secret() }],
    seed: (db) => {
      for (let i = 0; i < cases; i += 1) {
        const person = insertPerson(db, {
          givenName: `Förnamn${i}`,
          familyName: `Efternamn${i}`,
          alias: '',
          personalNumber: null,
          numberMissingReason: 'bench',
          birthDate: '2008-01-01',
          protection: 'none',
          municipality: '0581',
          phone: '',
          email: '',
        });
        const number = `Ä-2026-${String(i).padStart(4, '0')}`;
        const caseId = insertCase(db, person, { number, phase: 'contact', state: 'active', openedOn: '2026-05-07' });
        for (let entry = 0; entry < 10; entry += 1)
          appendAudit(db, { at: now, userId: null, kind: 'participants.opened', caseId, payload: { reason: 'bench' } });
      }
    },
  });
  made.close(now);

  await measureAdded({
    name: `unlocking ${cases} cases until their list is there (goal ≤ 300 ms beyond the KDF)`,
    reference: 'Argon2id and the unwrapping of the slot alone',
    ours: async () => {
      const { register } = await openRegister({
        folder,
        runtime: 'stand-in',
        now,
        migrations,
        secret: secret(),
        slots: (envelope) => envelope.slots,
      });
      if (allCases(register.db).length !== cases) throw new Error('cases are missing');
      register.close(now);
    },
    theirs: async () => {
      const found = readRegister(folder);
      const slot = found.state === 'present' ? found.envelope.slots[0] : undefined;
      if (found.state !== 'present' || !slot) throw new Error('the register is not there');
      if ((await unwrapIdentity(secret(), bindingOf(found.envelope.registerId, slot), slot.identity)) === null)
        throw new Error('the slot did not open');
    },
  });
} finally {
  rmSync(home, { recursive: true, force: true });
}
