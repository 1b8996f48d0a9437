import { expect, it } from 'vitest';
import { messages } from '../i18n/messages.ts';
import { systemOf, systems } from './system.ts';

it('knows the three systems by Node’s names, and promises an unknown one no more than Linux', () => {
  expect(['win32', 'darwin', 'linux', 'freebsd', ''].map(systemOf)).toEqual(['windows', 'mac', 'linux', 'linux', 'linux']);
});

it('what hides the window from screen pictures, and what keeps copies, is said for each system in a sentence of its own', () => {
  for (const catalogue of [messages.sv, messages.en]) {
    for (const what of ['settings.screen-on', 'settings.copies-on'] as const)
      expect(new Set(systems.map((system) => catalogue[`${what}.${system}`])).size).toBe(systems.length);
    // Electron knows no such protection on Linux, and macOS does not obey it from 15 on.
    expect(catalogue['settings.screen-on.linux']).toMatch(/inget sådant skydd|no such protection/);
    expect(catalogue['settings.screen-on.mac']).toMatch(/Från macOS 15.*ändå|From macOS 15.*all the same/);
    // Nothing is promised of programs that keep the clipboard.
    for (const system of systems) expect(catalogue[`settings.copies-on.${system}`]).toMatch(/ombeds|asked/);
  }
});
