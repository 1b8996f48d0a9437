import { createHash } from 'node:crypto';
import { subjectAreas } from '../../base/terms.ts';
import type { ConsentVersion } from './rules.ts';

/**
 * Eight hexadecimal digits that stand on a form and at its version: the same scope gives the same code, so a signed paper
 * can be told from one whose scope was changed after it was printed.
 */
export const formCode = (version: Pick<ConsentVersion, 'purpose' | 'validFrom' | 'validTo' | 'cells'>): string => {
  const cells = version.cells.map((cell) => `${cell.agencyId} ${subjectAreas.indexOf(cell.subject)}`).sort();
  const scope = JSON.stringify([version.purpose, version.validFrom, version.validTo, ...cells]);
  return createHash('sha256').update(scope).digest('hex').slice(0, 8);
};
