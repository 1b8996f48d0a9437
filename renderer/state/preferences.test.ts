import { beforeEach, describe, expect, it } from 'vitest';
import { connectPreferences, usePreferences, type AppearanceStorage } from './preferences.ts';

const storage = (kept: string | null = null) => {
  const written: string[] = [];
  return { written, getItem: () => kept, setItem: (_key: string, text: string) => written.push(text) } satisfies AppearanceStorage & {
    written: string[];
  };
};
// All that is used of the root element.
const element = () => ({ dataset: {} as DOMStringMap }) as HTMLElement;

describe('appearance', () => {
  beforeEach(() => usePreferences.setState({ theme: 'system', language: 'sv' }));

  it('is read, shown and kept', () => {
    const root = element();
    const kept = storage('{"theme":"dark","language":"en"}');
    const stop = connectPreferences(kept, root);
    expect(root.dataset['theme']).toBe('dark');
    expect(usePreferences.getState().language).toBe('en');
    usePreferences.getState().setTheme('system');
    expect(root.dataset['theme']).toBeUndefined();
    expect(kept.written).toEqual(['{"theme":"system","language":"en"}']);
    stop();
  });

  it.each(['', 'null', '{"theme":"pink","language":7}', '[', '"x"'])(
    'stays Swedish and as the system when the storage holds %s',
    (text) => {
      connectPreferences(storage(text), element())();
      expect(usePreferences.getState()).toMatchObject({ theme: 'system', language: 'sv' });
    },
  );
});
