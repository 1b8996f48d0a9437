import type { Manifest } from '../../register/backups/backup-files.ts';
import type { About } from './contract.ts';

/** What is shown of a backup everywhere. */
export const aboutOf = ({ at, kind, size, counts }: Manifest): About => ({ at, kind, size, cases: counts.cases, entries: counts.entries });
