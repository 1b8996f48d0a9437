import { beforeEach, expect, it } from 'vitest';
import { useCountersignature } from './countersignature.ts';
import { useSession } from './session.ts';

const { ask } = useCountersignature.getState();
const refused = { code: 'countersign', details: { signers: ['1'] } } as const;
beforeEach(() => useCountersignature.getState().answer?.(null));

it('gives the signature to whoever asked, once', async () => {
  const waiting = ask(refused);
  expect(useCountersignature.getState().refused).toEqual(refused);
  const signature = { signer: '1', secret: new Uint8Array([1]) };
  useCountersignature.getState().answer?.(signature);
  expect(await waiting).toBe(signature);
  expect(useCountersignature.getState()).toMatchObject({ answer: null, refused: null });
});

it('gives up what waited when another asks, and at a lock', async () => {
  const first = ask(refused);
  const second = ask(refused);
  expect(await first).toBeNull();
  useSession.getState().setState({ kind: 'locked' });
  expect(await second).toBeNull();
});
