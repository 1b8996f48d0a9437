import { beforeEach, describe, expect, it } from 'vitest';
import { connectPreferences, usePreferences, type Appearance } from './preferences.ts';

// The only parts used of the root element.
const element = () => ({ dataset: {} as DOMStringMap }) as HTMLElement;

describe('appearance', () => {
  beforeEach(() => usePreferences.setState({ theme: 'system', language: 'sv' }));

  it('is shown as it was kept, and every change is handed on', () => {
    const root = element();
    const written: Appearance[] = [];
    const stop = connectPreferences({ theme: 'dark', language: 'en' }, root, (appearance) => written.push(appearance));
    expect(root.dataset['theme']).toBe('dark');
    expect(usePreferences.getState().language).toBe('en');
    usePreferences.getState().setTheme('system');
    expect(root.dataset['theme']).toBeUndefined();
    expect(written).toEqual([{ theme: 'system', language: 'en' }]);
    stop();
    usePreferences.getState().setTheme('light');
    expect(written).toHaveLength(1);
  });
});
