import { Refusal } from '../../base/result.ts';
import type { Handlers, OpenContext } from '../../register/context.ts';
import type { draftsContract } from './contract.ts';
import { shapeOf } from './rules.ts';
import { discardDraft, draftOf, draftsBelow, isAboutEnded, keepDraft } from './store.ts';

type Opened = Pick<OpenContext, 'db' | 'grants' | 'areas'>;

/** Why a draft may not be touched: text about a case is as secret as the case. */
const obstacle = ({ db, grants, areas }: Opened, key: string): 'invalid' | 'not-found' | 'no-grant' | null => {
  const owner = shapeOf(
    areas.flatMap(({ drafts }) => drafts),
    key,
  );
  if (!owner) return 'invalid';
  const cases = owner.shape.cases(db, owner.ownerId);
  if (!cases) return 'not-found';
  return cases.every((caseId) => grants.has(caseId)) ? null : 'no-grant';
};

/** Refused like a malformed input: nobody types a key. */
const refuse = (code: 'invalid' | 'not-found' | 'no-grant'): never => {
  throw code === 'invalid' ? new Refusal('invalid', { fields: { key: 'shape-custom' } }) : new Refusal(code);
};

const requireOpened = (context: Opened, key: string): void => {
  const code = obstacle(context, key);
  if (code) refuse(code);
};

export const draftsHandlers: Handlers<typeof draftsContract> = {
  get: ({ key }, context) => {
    requireOpened(context, key);
    return draftOf(context.db, { userId: context.user.id, key }) ?? null;
  },
  list: ({ prefix }, context) =>
    draftsBelow(context.db, { userId: context.user.id, prefix }).filter(({ key }) => obstacle(context, key) === null),
  put: ({ key, value, baseVersion }, context) => {
    requireOpened(context, key);
    const { db, user, now } = context;
    // A record that ended with a fictitious identity takes no text, not even unsaved.
    if (isAboutEnded(db, key)) throw new Refusal('record-closed');
    keepDraft(db, { userId: user.id, key, baseVersion, value, now });
    return { savedAt: now };
  },
  discard: ({ key }, context) => {
    // A draft of a deleted record may be discarded: no grant protects it any longer.
    const code = obstacle(context, key);
    if (code !== null && code !== 'not-found') refuse(code);
    discardDraft(context.db, { userId: context.user.id, key });
    return {};
  },
};
