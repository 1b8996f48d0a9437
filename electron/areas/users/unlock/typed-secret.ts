import { parseRecoveryCode } from '../../../base/recovery-code.ts';
import { Refusal } from '../../../base/result.ts';
import type { Envelope, Slot } from '../../../register/keys/envelope.ts';
import { wipe } from '../../../register/keys/keys.ts';

export type By = 'passphrase' | 'recovery-code';

/** A secret, and whose slots it may open. The caller wipes the secret. */
export type Opening = { readonly secret: Uint8Array; readonly slots: (envelope: Envelope) => readonly Slot[] };

const passphraseOpening = (signature: string, secret: Uint8Array): Opening => ({
  secret,
  slots: ({ slots }) => slots.filter((slot) => slot.kind === 'user' && slot.signature === signature),
});

/** Refuses `invalid` at `code` (details: the group) for a typing error, before anything slow happens. */
const codeOpening = (typed: Uint8Array): Opening => {
  const secret = parseRecoveryCode(typed);
  if ('problem' in secret) throw new Refusal('invalid', { fields: { code: secret.problem }, details: { group: secret.group } });
  return { secret, slots: ({ slots }) => slots.filter((slot) => slot.kind === 'recovery') };
};

/** From what was typed; a code's characters are wiped here. */
export const openingOf = (by: By, signature: string, typed: Uint8Array): Opening => {
  if (by === 'passphrase') return passphraseOpening(signature, typed);
  try {
    return codeOpening(typed);
  } finally {
    wipe(typed);
  }
};
