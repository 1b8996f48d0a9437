import type { Guardian } from '../../../electron/areas/participants/contract.ts';

/** "Bo T.": enough on a line among others. */
export const shortName = ({ givenName, familyName }: Pick<Guardian, 'givenName' | 'familyName'>): string => {
  // By character, not by code unit: a name may begin with a letter outside the basic plane.
  const [initial] = familyName;
  return initial === undefined ? givenName : `${givenName} ${initial}.`;
};
