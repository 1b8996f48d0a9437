import { describe, expect, it } from 'vitest';
import { bindings, chordLabel, matches } from './keys.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}, code = '') => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('a chord', () => {
  it('takes Ctrl on a PC and ⌘ on a Mac, and never the other', () => {
    expect(matches('Mod+K', press('k', { ctrlKey: true }), false)).toBe(true);
    expect(matches('Mod+K', press('k', { metaKey: true }), true)).toBe(true);
    expect(matches('Mod+K', press('k', { metaKey: true }), false)).toBe(false);
    expect(matches('Mod+K', press('k', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
  });

  it('without modifiers is not taken with one', () => {
    expect(matches('N', press('n'), false)).toBe(true);
    expect(matches('N', press('n', { ctrlKey: true }), false)).toBe(false);
    expect(matches('N', press('N', { shiftKey: true }), false)).toBe(false);
  });

  it('with Alt and a letter is the key, whatever a Mac writes with it', () => {
    expect(matches('Alt+N', press('n', { altKey: true }), false)).toBe(true);
    expect(matches('Alt+N', press('Dead', { altKey: true }, 'KeyN'), true)).toBe(true);
    expect(matches('Alt+N', press('Dead', { altKey: true }, 'KeyM'), true)).toBe(false);
  });

  it('is named as on the keyboard', () => {
    expect(chordLabel('Mod+K', false)).toBe('Ctrl K');
    expect(chordLabel('Mod+K', true)).toBe('⌘ K');
    expect(chordLabel('Alt+ArrowLeft', false)).toBe('Alt ←');
  });
});

it('no two bindings of one scope share a key', () => {
  for (const scope of new Set(bindings.map((binding) => binding.scope))) {
    const keys = bindings.filter((binding) => binding.scope === scope).flatMap((binding) => [...binding.keys]);
    expect(new Set(keys).size, scope).toBe(keys.length);
  }
});
