import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A register from before it knew whose its slots are; `registers/README.md` says how it was made. */
const kept = join(import.meta.dirname, 'registers/before-slots-knew-users');

export const oldRegister = {
  code: 'Q6594-RHMPW-ZMGPV-PC8C4-JMG02-SCV0V-W8TFV-M0T8X',
  /** By signature: the passphrase, and the role it opens to. */
  people: {
    ME: { passphrase: 'lila gitarr plockar svamp', name: 'Maja Ek', role: 'coordinator' },
    PC: { passphrase: 'gul traktor sjunger opera', name: 'Petra Chef', role: 'manager' },
    GG: { passphrase: 'blå cykel dansar tango', name: 'Gun Granskare', role: 'reviewer' },
  },
  /** Of the coordinator, when the backup was made. */
  earlierPassphrase: 'korrekt häst batteri klammer',
  backup: '2026-05-07T08-00-00-000Z-manual',
  lastAt: '2026-05-08T08:00:00.000Z',
} as const;

/** A working copy in a new folder, for a test core. */
export const copyOldRegister = (): string => {
  const home = mkdtempSync(join(tmpdir(), 'utvag-old-'));
  cpSync(kept, join(home, 'register'), { recursive: true });
  return home;
};
