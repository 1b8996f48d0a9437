import { create } from 'zustand';
import type { Instant, IsoDate } from '../../electron/base/dates.ts';
import type { Id } from '../../electron/base/ids.ts';
import type { Role } from '../../electron/base/permissions.ts';

export type SessionUser = { readonly id: Id; readonly name: string; readonly signature: string; readonly role: Role };

export type RegisterFacts = {
  readonly municipality: string;
  readonly unit: string;
  /** `demo` holds invented people; `trial` may not hold real ones; `live` is the real thing. */
  readonly kind: 'demo' | 'trial' | 'live';
};

export type SessionState =
  | { readonly kind: 'starting' }
  /** No register is open: start screens. */
  | { readonly kind: 'locked' }
  | { readonly kind: 'open'; readonly user: SessionUser; readonly register: RegisterFacts; readonly today: IsoDate };

type Session = {
  readonly state: SessionState;
  /** When the register locks itself unless the user does something; null when it does not. */
  readonly locksAt: Instant | null;
  /** The idle lock is about to take effect. */
  readonly isWarned: boolean;
  /** A meeting under way holds the idle lock until then; null when none does. */
  readonly heldUntil: Instant | null;
  /** A view is shown that the room is meant to see. */
  readonly isProjecting: boolean;
  /** Panic-hide: the window shows nothing of the register until this is off again. */
  readonly isHidden: boolean;
  readonly setState: (state: SessionState) => void;
  readonly setLocksAt: (at: Instant | null) => void;
  readonly setWarned: (isWarned: boolean) => void;
  readonly setHeldUntil: (until: Instant | null) => void;
  readonly setProjecting: (isProjecting: boolean) => void;
  readonly setHidden: (hidden: boolean) => void;
};

/** What the core has told the client about lock, user and register. */
export const useSession = create<Session>((set) => ({
  state: { kind: 'starting' },
  locksAt: null,
  isWarned: false,
  heldUntil: null,
  isProjecting: false,
  isHidden: false,
  setState: (state) => set({ state }),
  setLocksAt: (locksAt) => set({ locksAt }),
  setWarned: (isWarned) => set({ isWarned }),
  setHeldUntil: (heldUntil) => set({ heldUntil }),
  setProjecting: (isProjecting) => set({ isProjecting }),
  setHidden: (isHidden) => set({ isHidden }),
}));

/** The core's today. Only below an open session, where every view lives. */
export const useToday = (): IsoDate => {
  const state = useSession((session) => session.state);
  if (state.kind !== 'open') throw new Error('today is known only while a register is open');
  return state.today;
};

/** What the user may do. Only below an open session. */
export const useRole = (): Role => {
  const state = useSession((session) => session.state);
  if (state.kind !== 'open') throw new Error('the role is known only while a register is open');
  return state.user.role;
};
