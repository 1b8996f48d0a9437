import type { Input } from '../base/contract.ts';
import type { Id } from '../base/ids.ts';
import type { contracts } from '../core/contract.ts';
import { value, type TestCore } from './test-core.ts';

const secondPassphrase = 'gul traktor sjunger opera';

export type Second = { readonly signerId: Id; readonly secret: () => Uint8Array };

const secret = (): Uint8Array => new TextEncoder().encode(secondPassphrase);

/** The second signer; added to the register if not there yet. */
export const secondDecider = async ({ client }: Pick<TestCore, 'client'>, role: 'coordinator' | 'manager' = 'manager'): Promise<Second> => {
  const known = value(await client.users.list({})).find(({ signature }) => signature === 'OL');
  const signerId = known?.id ?? value(await client.users.add({ name: 'Omar Lund', signature: 'OL', role }, [secret()])).id;
  return { signerId, secret };
};

type NewAgency = Omit<Input<(typeof contracts)['decisions']['addAgency']>, 'signerId'>;

/** An agency, decided by two. */
export const addedAgency = async (test: Pick<TestCore, 'client'>, fields: NewAgency): Promise<Id> => {
  const { signerId, secret: signs } = await secondDecider(test);
  return value(await test.client.decisions.addAgency({ ...fields, signerId }, [signs()])).id;
};
