import type { Manifest } from '../../register/backups/backup-files.ts';
import type { About } from './contract.ts';

/** What is told of a backup wherever it is shown. */
export const aboutOf = ({ at, kind, size, counts }: Manifest): About => ({ at, kind, size, cases: counts.cases, entries: counts.entries });
