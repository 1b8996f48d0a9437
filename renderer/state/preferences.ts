import { create } from 'zustand';
import { languages, type Language } from '../i18n/messages.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Where appearance is kept between starts. localStorage fits; nothing from the register ever goes there. */
export type AppearanceStorage = Pick<Storage, 'getItem' | 'setItem'>;

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

const key = 'utvag.appearance';

const read = (storage: AppearanceStorage): Partial<Pick<Preferences, 'theme' | 'language'>> => {
  try {
    const kept = JSON.parse(storage.getItem(key) ?? '{}') as { theme?: unknown; language?: unknown };
    const theme = themes.find((each) => each === kept.theme);
    const language = languages.find((each) => each === kept.language);
    return { ...(theme && { theme }), ...(language && { language }) };
  } catch {
    return {};
  }
};

const show = (root: HTMLElement, theme: Theme): void => {
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
};

/**
 * Reads what was kept, shows it on the root element, and keeps every change from now on. Call once, before the first
 * render, so that the right theme is there from the first frame. Returns how to stop.
 */
export const connectPreferences = (storage: AppearanceStorage, root: HTMLElement): (() => void) => {
  usePreferences.setState(read(storage));
  show(root, usePreferences.getState().theme);
  return usePreferences.subscribe(({ theme, language }) => {
    show(root, theme);
    try {
      storage.setItem(key, JSON.stringify({ theme, language }));
    } catch {
      // Appearance is not worth an error: it holds until the window closes.
    }
  });
};
