import { beforeEach, expect, it } from 'vitest';
import { useOwnPassphrase } from './own-passphrase.ts';
import { useSession } from './session.ts';

const { ask } = useOwnPassphrase.getState();
const bytes = new Uint8Array([1, 2, 3]);
const register = { municipality: 'Norrköping', unit: 'Avhopparverksamheten' };
const user = { id: '1', name: 'Maja Ek', signature: 'ME', role: 'coordinator' } as const;
beforeEach(() => {
  useOwnPassphrase.getState().answer?.(null);
  useSession.getState().setState({ kind: 'open', user, today: '2026-05-07', register: { ...register, kind: 'trial' } });
});

it('gives the passphrase to whoever asked, once, and says what was wrong with the one before', async () => {
  const waiting = ask({ code: 'proof-wrong' });
  expect(useOwnPassphrase.getState().refused).toEqual({ code: 'proof-wrong' });
  useOwnPassphrase.getState().answer?.(bytes);
  expect(await waiting).toBe(bytes);
  expect(useOwnPassphrase.getState()).toMatchObject({ answer: null, refused: null });
});

it('gives up what waited when another asks, and at a lock', async () => {
  const first = ask(null);
  const second = ask(null);
  expect(await first).toBeNull();
  useSession.getState().setState({ kind: 'locked' });
  expect(await second).toBeNull();
});

it('asks for nothing in a demo, whose passphrase nobody knows', async () => {
  useSession.getState().setState({ kind: 'open', user, today: '2026-05-07', register: { ...register, kind: 'demo' } });
  expect(await ask(null)).toEqual(new Uint8Array());
  expect(useOwnPassphrase.getState().answer).toBeNull();
});
