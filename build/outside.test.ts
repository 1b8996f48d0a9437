import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import configuration from './electron-builder.ts';
import { sourcesBelow } from './sources.ts';

/** Everything of ours that runs in the packaged program. */
const sources = ['electron', 'renderer']
  .flatMap(sourcesBelow)
  .filter(([file]) => !/\.test\.tsx?$/.test(file) && !/^electron\/(stand-in|testing)\//.test(file));
const using = (words: RegExp): string[] => sources.filter(([, source]) => words.test(source)).map(([file]) => file);

it('sees the sources, and would see a use', () => {
  expect(sources.length).toBeGreaterThan(300);
  expect(using(/\brequestSingleInstanceLock\b/)).not.toEqual([]);
});

it('hardening 08 configured: nothing opens an address outside of the program, in a browser or in itself', () => {
  expect(using(/\bopenExternal\(|\bopenPath\(|\bshell\.open|\bwindow\.open\(|target="_blank"/)).toEqual([]);
});

it('hardening 21 configured: there is no updater, no feed to ask and nothing that would install one', () => {
  expect(using(/\bautoUpdater\b|\bsetFeedURL\b|update-electron-app|electron-updater/)).toEqual([]);
  expect(configuration.publish).toBeNull();
  const packages = JSON.parse(readFileSync('package.json', 'utf8')) as Record<'dependencies' | 'devDependencies', object>;
  expect(Object.keys({ ...packages.dependencies, ...packages.devDependencies }).filter((name) => /updat/i.test(name))).toEqual([]);
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
