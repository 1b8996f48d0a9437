import { basename } from 'node:path';
import type { z } from 'zod';
import { earlierPlaceOf } from '../../../register/folder/earlier-places.ts';
import type { Slot } from '../../../register/keys/envelope.ts';
import { livingRegister } from '../../../register/generations/living-register.ts';
import { notedWhileLocked } from '../../../register/log/while-locked.ts';
import type { statusSchema } from '../contract.ts';
import type { Session } from './session.ts';
import { waitingFor } from './wait.ts';

type Status = z.infer<typeof statusSchema>;

/** Alphabetically, once each, even if an interrupted change of passphrase left two slots. */
export const signaturesIn = (slots: readonly Slot[]): string[] =>
  [...new Set(slots.filter((slot) => slot.kind === 'user').map((slot) => slot.signature))].toSorted((a, b) => a.localeCompare(b, 'sv'));

/** What the start view needs to know, from plain files only, while the register is locked. */
export const status = (session: Session): Status => {
  const opened = session.opened();
  const common = { runtime: session.runtime, version: session.version, now: session.now() };
  if (opened) {
    const { register, user, demo, notices } = opened;
    const state = 'present' as const;
    return {
      ...common,
      open: true,
      state,
      trial: register.pointer.trial,
      demo,
      folderName: basename(register.folder),
      earlierPlace: earlierPlaceOf(register.folder, session.earlierPlaces),
      signatures: [],
      failedUnlocks: 0,
      waitUntil: null,
      isLost: false,
      isRekeyed: false,
      isSwapped: false,
      damaged: register.held === 'read-only',
      notices: [...notices],
      user,
    };
  }
  const folder = session.folder();
  const found = livingRegister(folder, session.generationMemory);
  const { failures, until } = waitingFor(session);
  const trial = found.state === 'present' && found.pointer.trial;
  const noted = new Set(notedWhileLocked(folder).map(({ kind }) => kind));
  return {
    ...common,
    open: false,
    state: found.state === 'present' && session.runtime === 'stand-in' && !trial ? 'not-trial' : found.state,
    trial,
    demo: false,
    folderName: basename(folder),
    earlierPlace: earlierPlaceOf(folder, session.earlierPlaces),
    signatures: found.state === 'present' ? signaturesIn(found.envelope.slots) : [],
    failedUnlocks: failures,
    waitUntil: until,
    damaged: false,
    notices: [],
    isLost: found.state === 'missing' && session.lastFolder() === folder,
    isRekeyed: noted.has('users.generation-changed'),
    isSwapped: noted.has('users.files-swapped'),
    user: null,
  };
};
