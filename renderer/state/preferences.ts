import { create } from 'zustand';
import type { themes } from '../../electron/areas/users/rules.ts';
import type { Language } from '../i18n/messages.ts';

export type Theme = (typeof themes)[number];

/** Kept by the core on this machine: the window's own storage is in memory, so that nothing of a register is ever stored there. */
export type Appearance = { readonly theme: Theme; readonly language: Language };

type Preferences = {
  readonly theme: Theme;
  readonly language: Language;
  readonly setTheme: (theme: Theme) => void;
  readonly setLanguage: (language: Language) => void;
};

export const usePreferences = create<Preferences>((set) => ({
  theme: 'system',
  language: 'sv',
  setTheme: (theme) => set({ theme }),
  setLanguage: (language) => set({ language }),
}));

const show = (root: HTMLElement, theme: Theme): void => {
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
};

/**
 * Shows what was kept on the root element, and forwards every later change. Call once, before the first render, so
 * that the right theme is there from the first frame. Returns how to stop.
 */
export const connectPreferences = (kept: Appearance, root: HTMLElement, keep: (appearance: Appearance) => void): (() => void) => {
  usePreferences.setState(kept);
  show(root, kept.theme);
  return usePreferences.subscribe(({ theme, language }) => {
    show(root, theme);
    keep({ theme, language });
  });
};
