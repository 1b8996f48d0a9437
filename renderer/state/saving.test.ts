import { beforeEach, expect, it } from 'vitest';
import { useSaving } from './saving.ts';

const now = () => useSaving.getState();
const at = '2026-05-07T11:42:00.000Z';

beforeEach(() => useSaving.setState({ state: { kind: 'idle' }, running: 0 }));

it('says saved only when the last saving has ended', () => {
  now().begin();
  now().begin();
  now().end({ kind: 'saved', at });
  expect(now().state.kind).toBe('saving');
  now().end({ kind: 'saved', at });
  expect(now().state).toEqual({ kind: 'saved', at });
});

it('keeps a failure in sight while another saving runs', () => {
  now().begin();
  now().begin();
  now().end({ kind: 'failed' });
  expect(now().state.kind).toBe('failed');
});
