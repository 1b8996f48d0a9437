import type { Input } from '../base/contract.ts';
import type { contracts } from '../core/contract.ts';

/** Input for `participants.register`, for an invented person. */
export const invented = (givenName: string): Input<(typeof contracts)['participants']['register']> => ({
  givenName,
  familyName: 'Testsson',
  alias: '',
  personalNumber: '',
  numberMissingReason: 'okänt',
  birthDate: '',
  protection: 'none',
  phase: 'contact',
  municipality: null,
  openedOn: '2024-05-04',
});
