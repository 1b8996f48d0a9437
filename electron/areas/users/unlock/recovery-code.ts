import { randomBytes, randomInt } from 'node:crypto';
import { requireFields } from '../../../base/fields.ts';
import { formatRecoveryCode, parseRecoveryCode } from '../../../base/recovery-code.ts';
import { fieldRefusal } from '../../../base/result.ts';
import type { ActContext, Handlers, RecoveryProposal } from '../../../register/context.ts';
import { wipe } from '../../../register/keys/keys.ts';
import type { usersContract } from '../contract.ts';
import type { By } from './typed-secret.ts';
import { requireCountersignature } from '../signatures/countersignature.ts';
import { confirmationGroups, countersigners, isAboutDeciders, passphraseProblem, plainGroup } from '../rules.ts';
import { allUsers } from '../store.ts';
import { trySecret } from './tries.ts';

type Proposed = NonNullable<RecoveryProposal['current']>;

/** Makes a code, to be shown once; the previous one is forgotten. */
export const proposeCode = (proposal: RecoveryProposal): { code: string; ask: [number, number] } => {
  if (proposal.current) wipe(proposal.current.bytes);
  const bytes = randomBytes(20);
  const ask = confirmationGroups((below) => randomInt(below));
  proposal.current = { bytes, ask };
  return { code: formatRecoveryCode(bytes), ask: [ask[0], ask[1]] };
};

/** The two groups as read from the paper: proof that the code is on one. */
export const requireGroups = ({ bytes, ask }: Proposed, groups: readonly [string, string]): void => {
  const code = formatRecoveryCode(bytes).split('-');
  ask.forEach((group, i) => {
    if (code[group] !== plainGroup(groups[i] ?? '')) throw fieldRefusal(i === 0 ? 'firstGroup' : 'secondGroup', 'code-group');
  });
};

/** The recovery code's secret from what was typed. */
const codeSecret = (typed: Uint8Array): Uint8Array => {
  const secret = parseRecoveryCode(typed);
  if ('problem' in secret) throw fieldRefusal('old', secret.problem);
  return secret;
};

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);

const requireOld = async (
  context: Pick<ActContext, 'db' | 'keyring' | 'user' | 'write' | 'now'>,
  by: By,
  typed: Uint8Array,
): Promise<void> => {
  const secret = by === 'passphrase' ? typed : codeSecret(typed);
  try {
    const whose = by === 'passphrase' ? { userId: context.user.id } : by;
    if (await trySecret(context, whose, secret, { kind: 'users.passphrase-wrong', payload: { by } })) return;
  } finally {
    wipe(secret);
  }
  throw fieldRefusal('old', by === 'passphrase' ? 'passphrase-wrong' : 'code-wrong');
};

/** Nobody else can sign. */
const decidesAlone = ({ db, user }: Pick<ActContext, 'db' | 'user'>): boolean => countersigners(allUsers(db), user.id, null).length === 0;

type SecretHandlers = Pick<Handlers<typeof usersContract>, 'changePassphrase' | 'proposeNewRecoveryCode' | 'replaceRecoveryCode'>;

/** The user's own passphrase, and the code on paper. */
export const secretHandlers: SecretHandlers = {
  changePassphrase: async ({ by }, context, bytes) => {
    const [old = new Uint8Array(), fresh = new Uint8Array()] = bytes;
    const { keyring, user, write, changed } = context;
    try {
      requireFields({
        old: old.length === 0 ? 'required' : null,
        passphrase: passphraseProblem(fresh) ?? (sameBytes(old, fresh) ? 'passphrase-same' : null),
      });
      await requireOld(context, by, old);
      // With the code, anyone who has the paper could become her, so another decider signs, if there is one.
      const isAlone = decidesAlone(context);
      const signedBy =
        by === 'recovery-code' && isAboutDeciders(user.role, user.role) && !isAlone
          ? await requireCountersignature(context, user.id)
          : null;
      const slot = await keyring.newSlot({ kind: 'user', userId: user.id, signature: user.signature }, fresh);
      await keyring.change({ add: [slot], drop: ({ userId }) => userId === user.id }, () =>
        write(({ audit }) => audit('users.passphrase-changed', { by, signedBy })),
      );
      changed('users');
      return {};
    } finally {
      wipe(old, fresh);
    }
  },

  proposeNewRecoveryCode: async (_, { recoveryProposal }) => proposeCode(recoveryProposal),

  replaceRecoveryCode: async ({ groups }, context) => {
    const { keyring, recoveryProposal, write, changed } = context;
    const proposed = recoveryProposal.current;
    if (!proposed) throw fieldRefusal('groups', 'code-missing');
    requireGroups(proposed, groups);
    const signedBy = decidesAlone(context) ? null : await requireCountersignature(context, null);
    // A copy, because a new proposal made in the meantime overwrites this one.
    const secret = Uint8Array.from(proposed.bytes);
    try {
      const slot = await keyring.newSlot({ kind: 'recovery' }, secret);
      await keyring.change({ add: [slot], drop: ({ kind }) => kind === 'recovery' }, () =>
        write(({ audit }) => {
          if (recoveryProposal.current !== proposed) throw fieldRefusal('groups', 'code-missing');
          audit('users.recovery-code-changed', { signedBy });
        }),
      );
    } finally {
      wipe(secret);
    }
    wipe(proposed.bytes);
    recoveryProposal.current = null;
    changed('users');
    return {};
  },
};
