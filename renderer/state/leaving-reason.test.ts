import { beforeEach, expect, it } from 'vitest';
import { useLeavingReason } from './leaving-reason.ts';
import { useSession } from './session.ts';

const { ask } = useLeavingReason.getState();
beforeEach(() => useLeavingReason.getState().answer?.(null));

it('gives the reason to whoever asked, once', async () => {
  const waiting = ask();
  useLeavingReason.getState().answer?.('Behövs på mötet');
  expect(await waiting).toBe('Behövs på mötet');
  expect(useLeavingReason.getState().answer).toBeNull();
});

it('gives up the paper that waited when another asks, and at a lock', async () => {
  const first = ask();
  const second = ask();
  expect(await first).toBeNull();
  useSession.getState().setState({ kind: 'locked' });
  expect(await second).toBeNull();
});
