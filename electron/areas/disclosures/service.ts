import type { Handlers } from '../../register/context.ts';
import { consentForm } from './consent-form.ts';
import type { disclosuresContract } from './contract.ts';
import type { Ground } from './rules.ts';
import { disclosuresOf } from './store.ts';

const versionsIn = (grounds: string): number[] => [
  ...new Set((JSON.parse(grounds) as Ground[]).flatMap((ground) => (ground.version === null ? [] : [ground.version]))),
];

export const disclosuresHandlers: Handlers<typeof disclosuresContract> = {
  consentForm: ({ as, ...asked }, context) => consentForm(context, asked, as),
  list: ({ caseId }, { db }) => disclosuresOf(db, caseId).map(({ grounds, ...row }) => ({ ...row, versions: versionsIn(grounds) })),
};
