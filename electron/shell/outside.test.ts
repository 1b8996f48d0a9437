import { expect, it } from 'vitest';
import configuration from '../../build/electron-builder.ts';
import packageFile from '../../package.json' with { type: 'json' };

/** Everything that runs in the packaged program and is ours. */
const sources = import.meta.glob<string>(
  ['../**/*.ts', '../../renderer/**/*.{ts,tsx}', '!**/*.test.{ts,tsx}', '!../stand-in/**', '!../testing/**'],
  {
    eager: true,
    query: '?raw',
    import: 'default',
  },
);
const using = (words: RegExp): string[] =>
  Object.entries(sources)
    .filter(([, source]) => words.test(source))
    .map(([path]) => path);

it('sees the sources, and would see a use', () => {
  expect(Object.keys(sources).length).toBeGreaterThan(300);
  expect(using(/\brequestSingleInstanceLock\b/)).not.toEqual([]);
});

it('hardening 08 configured: nothing opens an address outside of the program, in a browser or in itself', () => {
  expect(using(/\bopenExternal\(|\bopenPath\(|\bshell\.open|\bwindow\.open\(|target="_blank"/)).toEqual([]);
});

it('hardening 21 configured: there is no updater, no feed to ask and nothing that would install one', () => {
  expect(using(/\bautoUpdater\b|\bsetFeedURL\b|update-electron-app|electron-updater/)).toEqual([]);
  expect(configuration.publish).toBeNull();
  expect(Object.keys({ ...packageFile.dependencies, ...packageFile.devDependencies }).filter((name) => /updat/i.test(name))).toEqual([]);
});

it('hardening 22 configured: no address of another program leads into this one', () => {
  expect(using(/\bsetAsDefaultProtocolClient\b|['"]open-url['"]|['"]open-file['"]\s*,\s*\(/)).toEqual([]);
  expect([configuration.protocols, configuration.fileAssociations, configuration.linux?.mimeTypes]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

it('no crash report is written or sent: nothing starts the reporter', () => {
  expect(using(/\bcrashReporter\b/)).toEqual([]);
});
