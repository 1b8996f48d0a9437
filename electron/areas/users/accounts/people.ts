import { requireFields } from '../../../base/fields.ts';
import { newId, type Id } from '../../../base/ids.ts';
import { fieldRefusal, Refusal } from '../../../base/result.ts';
import type { Handlers } from '../../../register/context.ts';
import type { Db } from '../../../register/database.ts';
import { wipe } from '../../../register/keys/keys.ts';
import type { usersContract } from '../contract.ts';
import { requireCountersignature } from '../signatures/countersignature.ts';
import {
  cleanName,
  isAboutDeciders,
  isAlike,
  isLastCoordinator,
  isNameAlike,
  nameProblem,
  passphraseProblem,
  signatureProblem,
} from '../rules.ts';
import * as store from '../store.ts';

/** A signature is on papers and in the log for good, so it is never given to another person. */
const signatureTaken = (db: Db, signature: string): boolean => store.everyUser(db).some((user) => isAlike(user.signature, signature));

/** Nor is a name that anybody has or had, even a disabled user. `id`: users may take back a name of their own. */
const nameTaken = (db: Db, id: Id | null, name: string): boolean =>
  [...store.everyUser(db), ...store.formerNames(db)].some((user) => user.id !== id && isNameAlike(user.name, name));

const userIn = (db: Db, id: Id): store.AnyUser => {
  const user = store.everyUser(db).find((each) => each.id === id);
  if (!user) throw new Refusal('not-found');
  return user;
};

const refuseLastCoordinator = (db: Db, id: Id): void => {
  if (isLastCoordinator(store.allUsers(db), id)) throw new Refusal('last-coordinator');
};

type PeopleHandlers = Pick<Handlers<typeof usersContract>, 'rename' | 'everyone' | 'add' | 'changeRole' | 'disable' | 'enable'>;

/** Users and their roles. Every change of who can open goes through the keyring, so row and envelope agree whatever happens in between. */
export const peopleHandlers: PeopleHandlers = {
  rename: ({ name }, { db, user, audit }) => {
    requireFields({ name: nameProblem(name) ?? (nameTaken(db, user.id, name) ? 'name-taken' : null) });
    const after = cleanName(name);
    store.renameUser(db, user.id, after);
    audit('users.renamed', { before: user.name, after });
    return {};
  },

  everyone: (_, { db, user: you }) => {
    const active = store.allUsers(db);
    const rekeyedAt = store.rekeyedAt(db);
    return store.everyUser(db).map((user) => ({
      ...user,
      isYou: user.id === you.id,
      isLastCoordinator: isLastCoordinator(active, user.id),
      isRekeyedSince: user.disabledAt !== null && rekeyedAt !== null && rekeyedAt >= user.disabledAt,
    }));
  },

  add: async ({ name, signature, role }, context, bytes) => {
    const { db, keyring, write, changed } = context;
    const passphrase = bytes[0] ?? new Uint8Array();
    try {
      const check = (): void =>
        requireFields({
          name: nameProblem(name) ?? (nameTaken(db, null, name) ? 'name-taken' : null),
          signature: signatureProblem(signature) ?? (signatureTaken(db, signature) ? 'signature-taken' : null),
          passphrase: passphraseProblem(passphrase),
        });
      check();
      const signedBy = isAboutDeciders(null, role) ? await requireCountersignature(context, null) : null;
      const id = newId();
      const slot = await keyring.newSlot({ kind: 'user', userId: id, signature }, passphrase);
      await keyring.change({ add: [slot], drop: () => false }, () =>
        write(({ audit }) => {
          // Somebody else may have taken the signature while the key was made.
          check();
          store.insertUser(db, { id, name: cleanName(name), signature, role });
          audit('users.added', { id, name: cleanName(name), signature, role, signedBy });
        }),
      );
      changed('users');
      return { id };
    } finally {
      wipe(passphrase);
    }
  },

  changeRole: async ({ id, role }, context) => {
    const { db, write, changed } = context;
    const check = (): store.AnyUser => {
      const user = userIn(db, id);
      if (user.disabledAt !== null) throw new Refusal('user-disabled');
      if (role !== 'coordinator') refuseLastCoordinator(db, id);
      return user;
    };
    const before = check().role;
    const signedBy = isAboutDeciders(before, role) ? await requireCountersignature(context, id) : null;
    write(({ audit }) => {
      const user = check();
      // Changed during signing, so the signature was for a different change.
      if (user.role !== before) throw new Refusal('conflict');
      store.setRole(db, id, role);
      audit('users.role-changed', { id, name: user.name, before, after: role, signedBy });
    });
    changed('users');
    return {};
  },

  disable: async ({ id }, context) => {
    const { db, keyring, user: you, write, changed } = context;
    if (id === you.id) throw fieldRefusal('id', 'is-you');
    const check = (): store.AnyUser => {
      const user = userIn(db, id);
      if (user.disabledAt !== null) throw new Refusal('user-disabled');
      refuseLastCoordinator(db, id);
      return user;
    };
    const before = check().role;
    const signedBy = isAboutDeciders(before, null) ? await requireCountersignature(context, id) : null;
    await keyring.change({ add: [], drop: (slot) => slot.userId === id }, () =>
      write(({ audit, now }) => {
        const user = check();
        if (user.role !== before) throw new Refusal('conflict');
        store.setDisabled(db, id, now);
        audit('users.disabled', { id, name: user.name, signedBy });
      }),
    );
    changed('users');
    return {};
  },

  enable: async ({ id }, context, bytes) => {
    const { db, keyring, write, changed } = context;
    const passphrase = bytes[0] ?? new Uint8Array();
    try {
      requireFields({ passphrase: passphraseProblem(passphrase) });
      const { signature, role, disabledAt } = userIn(db, id);
      if (disabledAt === null) throw new Refusal('nothing-to-undo');
      const signedBy = isAboutDeciders(null, role) ? await requireCountersignature(context, id) : null;
      const slot = await keyring.newSlot({ kind: 'user', userId: id, signature }, passphrase);
      await keyring.change({ add: [slot], drop: () => false }, () =>
        write(({ audit }) => {
          const user = userIn(db, id);
          if (user.disabledAt === null) throw new Refusal('nothing-to-undo');
          store.setDisabled(db, id, null);
          audit('users.enabled', { id, name: user.name, signedBy });
        }),
      );
      changed('users');
      return {};
    } finally {
      wipe(passphrase);
    }
  },
};
