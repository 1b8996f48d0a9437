import type { Consent } from '../../../../electron/areas/consents/contract.ts';
import { isWithdrawnWhole } from '../../../../electron/areas/consents/rules.ts';
import { dateAt, type Instant } from '../../../../electron/base/dates.ts';

export type VersionState = 'valid' | 'unsigned' | 'not-yet' | 'expired' | 'withdrawn';

/** The overall state of a version: withdrawn takes precedence (no withdrawal is in the future), then time, then signatures. */
export const versionState = (version: Consent, now: Instant): VersionState => {
  const today = dateAt(now);
  if (isWithdrawnWhole(version)) return 'withdrawn';
  if (today > version.validTo) return 'expired';
  if (version.missing.length > 0) return 'unsigned';
  return today < version.validFrom ? 'not-yet' : 'valid';
};

/** Its scope may still change: nobody has signed it, nothing was decided on it, and nothing of it was withdrawn. */
export const isOpenToChange = ({ signatures, withdrawals, exceptions }: Consent): boolean =>
  signatures.length === 0 && withdrawals.length === 0 && exceptions.length === 0;
