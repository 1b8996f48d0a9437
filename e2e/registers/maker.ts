/**
 * Registers for specs to copy, made by the program's own core with keys that cost next to nothing: the envelope contains the cost of every
 * slot, so the program opens them like any other. Slots that a spec adds later have the full cost; the program knows no other.
 */
import type { Role } from '../../electron/base/permissions.ts';
import { makeRegister, testCore, value } from '../../electron/testing/test-core.ts';

export type Person = { readonly name: string; readonly signature: string; readonly role: Role; readonly passphrase: string };

export type Wanted = {
  /** Will contain the register, in `register/`. */
  readonly home: string;
  /** The instant at which it is made. */
  readonly at: string;
  readonly runtime: 'electron' | 'stand-in';
  /** Who can open it besides Maja Ek. */
  readonly people: readonly Person[];
};

/** Returns the recovery code, and the ids of the people in their order. The register is closed by then. */
export const makeCheapRegister = async ({
  home,
  at,
  runtime,
  people,
}: Wanted): Promise<{ readonly code: string; readonly ids: readonly string[] }> => {
  const core = testCore({ folder: home, now: new Date(at).toISOString(), runtime });
  try {
    const code = await makeRegister(core);
    const ids: string[] = [];
    for (const { passphrase, ...person } of people)
      ids.push(value(await core.client.users.add(person, [new TextEncoder().encode(passphrase)])).id);
    return { code, ids };
  } finally {
    core.close();
  }
};
