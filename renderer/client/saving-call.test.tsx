import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openTestCore, value, type TestCore } from '../../electron/testing/test-core.ts';

let test: TestCore;
const called: string[] = [];
beforeEach(async () => {
  test = await openTestCore();
  called.length = 0;
  vi.stubGlobal('window', {
    utvag: {
      call: async (text: string, bytes: readonly Uint8Array[]) => {
        called.push((JSON.parse(text) as { procedure: string }).procedure);
        return JSON.stringify(await test.core.call(text, bytes));
      },
    },
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  test.close();
});

it('says by the core’s clock when something was saved, and asks for nothing but the saving', async () => {
  const [{ client }, { saving }, { useSaving }] = await Promise.all([
    import('./client.ts'),
    import('./saving-call.ts'),
    import('../state/saving.ts'),
  ]);
  const put = (draft: string) => saving(client.drafts.put({ key: 'participants/new/form', value: draft, baseVersion: 0 }));
  test.clock.now = '2026-05-07T11:42:00.000Z';
  value(await put('ett'));
  expect(useSaving.getState().state).toEqual({ kind: 'saved', at: '2026-05-07T11:42:00.000Z' });
  test.clock.now = '2026-05-07T11:50:00.000Z';
  value(await put('två'));
  expect(useSaving.getState().state).toEqual({ kind: 'saved', at: '2026-05-07T11:50:00.000Z' });
  test.clock.now = '2026-05-07T12:00:00.000Z';
  expect((await put('tre'.repeat(400_000))).ok).toBe(false);
  expect(useSaving.getState().state).toEqual({ kind: 'failed' });
  expect(called).toEqual(['drafts.put', 'drafts.put', 'drafts.put']);
});
