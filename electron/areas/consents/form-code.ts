import { createHash } from 'node:crypto';
import { subjectAreas } from '../../base/terms.ts';
import type { ConsentVersion } from './rules.ts';

/**
 * Eight hexadecimal digits shown on a form and on its version: the same scope gives the same code, so a signed paper
 * can be told apart from one whose scope was changed after printing.
 */
export const formCode = (version: Pick<ConsentVersion, 'purpose' | 'validFrom' | 'validTo' | 'cells'>): string => {
  const cells = version.cells.map((cell) => `${cell.agencyId} ${subjectAreas.indexOf(cell.subject)}`).sort();
  const scope = JSON.stringify([version.purpose, version.validFrom, version.validTo, ...cells]);
  return createHash('sha256').update(scope).digest('hex').slice(0, 8);
};
