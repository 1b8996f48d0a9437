import { isInstant } from '../../base/dates.ts';
import type { Id } from '../../base/ids.ts';
import { fieldRefusal } from '../../base/result.ts';
import type { Handlers } from '../../register/context.ts';
import type { Db } from '../../register/database.ts';
import { consentForm } from './consent-papers/consent-form.ts';
import type { disclosuresContract } from './contract.ts';
import { allGrounds, useById, usesOf, type StoredGround } from './grounds/ground-store.ts';
import { changeGround, closeGround, groundCells, groundRecord, possibleGrounds, useGround } from './grounds/grounds.ts';
import { recallLetter, recallSent, recallsIn } from './recalls/recalls.ts';
import { concern, contactRequest, documentRequest } from './requests/requests.ts';
import type { Ground } from './gate/rules.ts';
import { scanCopy } from './consent-papers/scan-copy.ts';
import { disclosuresOf } from './store.ts';

const once = <T>(values: readonly T[]): T[] => [...new Set(values)];

const groundsIn = (db: Db, text: string): { versions: number[]; paragraphs: string[] } => {
  const grounds = JSON.parse(text) as Ground[];
  const uses = once(grounds.flatMap((ground): Id[] => (ground.useId === undefined ? [] : [ground.useId])));
  return {
    versions: once(grounds.flatMap((ground) => (ground.version === null ? [] : [ground.version]))),
    paragraphs: once(uses.flatMap((id) => useById(db, id)?.paragraph ?? [])),
  };
};

const copied = (ground: StoredGround) => ({ ...ground, questions: [...ground.questions], recipients: [...ground.recipients] });

export const disclosuresHandlers: Handlers<typeof disclosuresContract> = {
  consentForm: ({ as, ...asked }, context) => consentForm(context, asked, as),
  scanCopy: (asked, context) => scanCopy(context, asked),
  list: ({ caseId }, { db }) => disclosuresOf(db, caseId).map(({ grounds, ...row }) => ({ ...row, ...groundsIn(db, grounds) })),

  grounds: (_, { db }) => allGrounds(db).map(copied),
  changeGround: async ({ signerId, ...change }, context, [secret = new Uint8Array()]) =>
    copied(await changeGround(context, change, signerId, secret)),
  closeGround: ({ id, version }, inside) => copied(closeGround(inside, id, version)),
  possibleGrounds: ({ caseId, agencyId }, context) => possibleGrounds(context, caseId, agencyId).map(copied),
  useGround: (decided, context) => useGround(context, decided),
  groundRecord: ({ as, ...asked }, context) => groundRecord(context, asked, as),
  uses: ({ caseId }, { db }) =>
    usesOf(db, caseId).map(
      ({ id, form, name, paragraph, recipient, told, reason, risk, decider, outcome, decidedAt, recordedBy, ...use }) => ({
        ...{ id, form, name, paragraph, recipient, told, reason, risk, decider, outcome, decidedAt, recordedBy },
        subjects: [...use.subjects],
        answers: [...use.answers],
      }),
    ),
  groundCells: ({ caseId, at }, { db, now }) => {
    if (at !== null && !isInstant(at)) throw fieldRefusal('at', 'date-shape');
    return groundCells(db, caseId, at ?? now);
  },

  contactRequest: ({ as, ...asked }, context) => contactRequest(context, asked, as),
  concern: ({ as, ...told }, context) => concern(context, told, as),
  documentRequest: ({ as, ...asked }, context) => documentRequest(context, asked, as),

  recalls: ({ caseId }, { db }) =>
    recallsIn(db, caseId).map(({ agencyId, agency, withdrawnAt, documents }) => ({
      agencyId,
      agency,
      withdrawnAt,
      documents: [...documents],
    })),
  recallLetter: ({ as, ...asked }, context) => recallLetter(context, asked, as),
  recallSent: ({ caseId, agencyId }, context) => {
    recallSent(context, caseId, agencyId);
    return {};
  },
};
