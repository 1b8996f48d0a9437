import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, at, dateAt, type Instant } from '../../base/dates.ts';
import { lineProblem, requireFields } from '../../base/fields.ts';
import { municipalityByCode } from '../../base/gazetteer/municipalities.ts';
import { newId } from '../../base/ids.ts';
import { formatRecoveryCode } from '../../base/recovery-code.ts';
import { fieldRefusal, Refusal } from '../../base/result.ts';
import { appendAudit } from '../../register/log/audit-chain.ts';
import type { Handlers } from '../../register/context.ts';
import type { User } from '../../register/user.ts';
import { wipe } from '../../register/keys/keys.ts';
import { createRegister, openRegister, type Register } from '../../register/register.ts';
import { defaultSettings, startingAgencies, type RegisterSettings } from '../settings/rules.ts';
import { insertAgency, writeSettings } from '../settings/store.ts';
import type { usersContract } from './contract.ts';
import { readAppearance, writeAppearance } from './accounts/appearance.ts';
import { lockedDamageHandlers, openDamageHandlers } from './repair/damage.ts';
import { keyHandlers } from './keys/keys.ts';
import { peopleHandlers } from './accounts/people.ts';
import { cleanName, nameProblem, passphraseProblem, signatureProblem } from './rules.ts';
import { openingOf, type By, type Opening } from './unlock/typed-secret.ts';
import { recoveryCodeHtml } from './papers.ts';
import { proposeCode, requireGroups, secretHandlers } from './unlock/recovery-code.ts';
import type { OpenSession, Session } from './unlock/session.ts';
import { shutOutHandlers } from './conflicts/shut-outs.ts';
import { status } from './unlock/status.ts';
import * as store from './store.ts';
import { traceHandlers } from './repair/trace.ts';
import { noteWrongTry, requireTurn } from './unlock/wait.ts';
import { identifiedPdf } from '../../papers/pdf-identity.ts';

const secretOf = (bytes: readonly Uint8Array[]): Uint8Array => bytes[0] ?? new Uint8Array();

/** Two calls at once may both have come this far: the second closes what it opened and is refused. */
const openAs = (session: Session, register: Register, user: User, how: Pick<OpenSession, 'demo' | 'by' | 'notices'>): void => {
  if (session.opened()) {
    register.close();
    throw new Refusal('register-exists');
  }
  const notices = new Set(how.notices);
  register.keyring.onDifferences((differences) => {
    for (const { what } of differences) notices.add(`envelope-${what}`);
    const payload = { differences };
    appendAudit(register.db, { at: session.now(), userId: user.id, kind: 'users.envelope-differed', caseId: null, payload });
  });
  session.open({
    ...how,
    register,
    // Read each time: a new name applies from the next call, and a rolled back change never does.
    get user() {
      return store.userById(register.db, user.id) ?? user;
    },
    grants: new Set(),
    get notices() {
      return [...notices];
    },
  });
};

const refuseWhenOpen = (session: Session): void => {
  if (session.opened()) throw new Refusal('register-exists');
};

const unlockWith = (session: Session, opening: Opening, by: By) => session.inTurn(() => tryUnlocking(session, opening, by));

const tryUnlocking = async (session: Session, { secret, slots }: Opening, by: By) => {
  try {
    refuseWhenOpen(session);
    requireTurn(session);
    const { register, slot, failedBefore, notices } = await openRegister({
      folder: session.folder(),
      runtime: session.runtime,
      now: session.now(),
      migrations: session.migrations,
      secret,
      slots,
      memory: session.generationMemory,
      ...(session.cost ? { cost: session.cost } : {}),
    });
    const user = slot.userId === null ? store.firstCoordinator(register.db) : store.userById(register.db, slot.userId);
    if (!user) {
      appendAudit(register.db, { at: session.now(), userId: slot.userId, kind: 'users.unlock-refused', caseId: null, payload: {} });
      register.close();
      throw new Refusal('user-disabled');
    }
    openAs(session, register, user, { demo: false, by: slot.kind === 'user' ? 'passphrase' : 'recovery-code', notices });
    return { status: status(session), failedBefore };
  } catch (error) {
    noteWrongTry(session, error, by);
    throw error;
  } finally {
    wipe(secret);
  }
};

type FirstRegister = {
  readonly folder: string;
  readonly user: User;
  readonly settings: RegisterSettings;
  readonly passphrase: Uint8Array;
  readonly recovery: Uint8Array;
  readonly trial: boolean;
  readonly demo: boolean;
  readonly at: Instant;
};

const makeRegister = async (session: Session, first: FirstRegister): Promise<void> => {
  const { user, settings } = first;
  const register = await createRegister({
    folder: first.folder,
    trial: first.trial,
    now: first.at,
    migrations: session.migrations,
    memory: first.demo ? null : session.generationMemory,
    ...(session.cost ? { cost: session.cost } : {}),
    slots: [
      { owner: { kind: 'user', userId: user.id, signature: user.signature }, secret: first.passphrase },
      { owner: { kind: 'recovery' }, secret: first.recovery },
    ],
    seed: (db) => {
      store.insertUser(db, user);
      writeSettings(db, settings);
      for (const agency of startingAgencies) insertAgency(db, agency, agency.ownOrganisation);
      appendAudit(db, {
        at: first.at,
        userId: user.id,
        kind: 'users.register-created',
        caseId: null,
        payload: { trial: first.trial },
      });
    },
  });
  openAs(session, register, user, { demo: first.demo, by: 'passphrase', notices: [] });
};

const freshDemoFolder = (session: Session): string => {
  for (let n = 1; ; n += 1) {
    const folder = join(session.demoFolder, `demo-${n}`);
    if (!existsSync(folder)) return folder;
  }
};

export const usersHandlers: Handlers<typeof usersContract, Session> = {
  status: (_, session) => status(session),

  preferences: (_, session) => readAppearance(session.appearanceFile),
  setPreferences: async (preferences, session) => {
    writeAppearance(session.appearanceFile, preferences);
    await session.ports.ask({ port: 'use-appearance', ...preferences });
    return {};
  },

  copy: async ({ text }, session) => {
    const answer = await session.ports.ask({ port: 'copy', text });
    if (answer.kind === 'failed') throw new Refusal(answer.code);
    return {};
  },
  copied: async ({ where }, session) => {
    await session.ports.ask({ port: where === 'clipboard' ? 'clear-clipboard-later' : 'clear-selection-later' });
    return {};
  },

  proposeRecoveryCode: (_, session) => {
    refuseWhenOpen(session);
    return proposeCode(session.proposal);
  },

  printRecoveryCode: async ({ language, to }, session) => {
    const proposal = session.proposal.current;
    if (!proposal) throw new Refusal('not-found');
    const html = recoveryCodeHtml(formatRecoveryCode(proposal.bytes), language);
    const printed = await session.ports.ask({ port: to === 'printer' ? 'print' : 'print-to-pdf', html });
    if (printed.kind === 'failed') throw new Refusal(printed.code);
    if (to === 'printer') return { done: printed.kind === 'printed' };
    if (printed.kind !== 'pdf') throw new Refusal('internal');
    const saved = await session.ports.ask({
      port: 'save-file',
      file: 'pdf',
      title: '',
      suggestedName: 'utvag-aterstallningskod.pdf',
      bytes: await identifiedPdf(printed.bytes),
    });
    if (saved.kind === 'failed') throw new Refusal(saved.code);
    return { done: saved.kind === 'saved' };
  },

  createRegister: async ({ municipality, organisation, unit, name, signature, groups, language }, session, bytes) => {
    const passphrase = secretOf(bytes);
    try {
      refuseWhenOpen(session);
      const { proposal } = session;
      if (!proposal.current) throw fieldRefusal('groups', 'code-missing');
      requireFields({
        municipality: municipalityByCode(municipality) ? null : 'unknown-municipality',
        unit: lineProblem(unit, 100),
        name: nameProblem(name),
        signature: signatureProblem(signature),
        passphrase: passphraseProblem(passphrase),
      });
      requireGroups(proposal.current, groups);
      await makeRegister(session, {
        folder: session.folder(),
        user: { id: newId(), name: cleanName(name), signature, role: 'coordinator' },
        settings: { ...defaultSettings, municipality, organisation, unit: unit.trim(), language },
        passphrase,
        recovery: proposal.current.bytes,
        trial: session.runtime === 'stand-in',
        demo: false,
        at: session.now(),
      });
      wipe(proposal.current.bytes);
      proposal.current = null;
      return status(session);
    } finally {
      wipe(passphrase);
    }
  },

  unlock: ({ signature }, session, bytes) => unlockWith(session, openingOf('passphrase', signature, secretOf(bytes)), 'passphrase'),

  unlockWithRecoveryCode: async (_, session, bytes) =>
    unlockWith(session, openingOf('recovery-code', '', secretOf(bytes)), 'recovery-code'),

  openDemo: async (_, session) => {
    refuseWhenOpen(session);
    // Nobody keeps these secrets: a demo register is for trying out, and is recreated each time.
    const [passphrase, recovery] = [randomBytes(32), randomBytes(20)];
    const demo = {
      folder: freshDemoFolder(session),
      user: { id: newId(), name: 'Maja Ek', signature: 'ME', role: 'coordinator' },
      settings: { ...defaultSettings, municipality: '0581', organisation: 'social-board', unit: 'Avhopparverksamheten', language: 'sv' },
      passphrase,
      recovery,
      trial: true,
      demo: true,
      // Before everything the seeding logs, so that the log is in order from its first entry.
      at: at(addDays(dateAt(session.now()), -401), '07:00'),
    } as const;
    await makeRegister(session, demo).finally(() => wipe(passphrase, recovery));
    const opened = session.opened();
    if (opened) await session.seedDemo(opened);
    return status(session);
  },

  chooseFolder: async (_, session) => {
    refuseWhenOpen(session);
    const answer = await session.ports.ask({ port: 'choose-folder', title: '' });
    if (answer.kind === 'folder') session.chooseFolder(answer.path);
    return status(session);
  },

  lock: (_, session) => {
    session.lock();
    return {};
  },

  list: (_, { db }) => store.allUsers(db),

  ...peopleHandlers,
  ...secretHandlers,
  ...shutOutHandlers,
  ...keyHandlers,
  ...openDamageHandlers,
  ...lockedDamageHandlers,
  ...traceHandlers,
};
