import { describe, expect, test } from 'vitest';
import { findFaults } from './import-rules.ts';
import { sourcesBelow } from './sources.ts';

test('every file imports only what its place allows', () => {
  const sources = new Map(['electron', 'renderer', 'build', 'e2e'].flatMap(sourcesBelow));
  expect(sources.size).toBeGreaterThan(20);
  expect(findFaults(sources)).toEqual([]);
});

const plant = (file: string, source: string): readonly string[] => findFaults(new Map([[file, source]]));

describe('a planted import is found:', () => {
  test.each([
    [
      'the renderer reaches a service',
      'renderer/areas/meetings/view.tsx',
      `import { hold } from '../../../electron/areas/meetings/service.ts';`,
    ],
    ['the renderer reaches the register', 'renderer/main.tsx', `import type { Register } from '../electron/register/database.ts';`],
    ['the renderer takes only a type, inline', 'renderer/main.tsx', `let x: import('../electron/core/router.ts').Router;`],
    ['the renderer reaches its tests', 'renderer/main.tsx', `import { openScreen } from './testing/window.ts';`],
    ['the renderer loads lazily', 'renderer/main.tsx', `const x = await import('../electron/papers/html/html.ts');`],
    ['the renderer globs', 'renderer/main.tsx', `const x = import.meta.glob('../electron/areas/*/service.ts');`],
    ['the renderer uses Node', 'renderer/main.tsx', `import { readFileSync } from 'node:fs';`],
    ['Node by its old name', 'electron/base/dates.ts', `import fs from 'fs';`],
    ['base reaches up', 'electron/base/dates.ts', `import { age } from '../areas/participants/rules.ts';`],
    ['rules use Node', 'electron/areas/consents/rules.ts', `import { createHash } from 'node:crypto';`],
    ['rules read the contract', 'electron/areas/consents/rules.ts', `import { contract } from './contract.ts';`],
    ['a contract reads the store', 'electron/areas/consents/contract.ts', `import { rows } from './store.ts';`],
    ['a store uses the schema', 'electron/areas/consents/store.ts', `import { contract } from './contract.ts';`],
    ['a store calls its service', 'electron/areas/consents/store.ts', `import { give } from './service.ts';`],
    ['a paper reads the store', 'electron/areas/consents/papers.ts', `import { rows } from './store.ts';`],
    ['the register knows an area', 'electron/register/open.ts', `import sql from '../areas/audit/migrations/0001-log.sql?raw';`],
    ['a service knows the core', 'electron/areas/consents/service.ts', `import { route } from '../../core/router.ts';`],
    ['the core knows the shell', 'electron/core/router.ts', `import { start } from '../shell/start.ts';`],
    ['the shell goes past the core', 'electron/shell/start.ts', `import { open } from '../register/open.ts';`],
    ['SQLite outside the register', 'electron/areas/consents/store.ts', `import type { Database } from 'better-sqlite3';`],
    ['Electron as a value', 'electron/shell/window/window.ts', `import { BrowserWindow } from 'electron';`],
    ['Electron as a value beside a type', 'electron/shell/window/window.ts', `import { type App, BrowserWindow } from 'electron';`],
    ['Electron in the core, even as a type', 'electron/core/router.ts', `import type { App } from 'electron';`],
    ['Electron required', 'electron/shell/window/window.ts', `const electron = require('electron');`],
    ['a browser driver in the shell', 'electron/shell/window/window.ts', `import { chromium } from 'playwright-core';`],
    ['sealing beside the gate', 'electron/areas/meetings/service.ts', `import { seal as close } from '../../base/disclosable.ts';`],
    ['sealing through the whole module', 'electron/areas/meetings/service.ts', `import * as all from '../../base/disclosable.ts';`],
    ['clearing text beside the gate', 'electron/areas/meetings/papers.ts', `import { clear as print } from '../../papers/text.ts';`],
    ['clearing text through the whole module', 'electron/areas/meetings/papers.ts', `import * as all from '../../papers/text.ts';`],
    ['a later area', 'electron/areas/participants/service.ts', `import type { Meeting } from '../meetings/rules.ts';`],
    ['a later area in the window', 'renderer/areas/participants/page.tsx', `import { Tab } from '../threats/tab.tsx';`],
    ['a later area in the window, lazily', 'renderer/areas/participants/page.tsx', `const x = import('../threats/tab.tsx');`],
    ['a foundation on an area in the window', 'renderer/areas/settings/page.tsx', `import { words } from '../decisions/words.ts';`],
    ['an area on what stands around it', 'renderer/areas/settings/page.tsx', `import { Rail } from '../frame/rail/rail.tsx';`],
    ['a foundation on an area', 'electron/areas/audit/service.ts', `import { find } from '../participants/store.ts';`],
    ['a service asks SQLite', 'electron/areas/consents/service.ts', `export const all = (db) => db.all('select 1');`],
    ['an area without a place', 'electron/areas/weather/rules.ts', `export const rain = 1;`],
    ['a path out of the project', 'electron/base/dates.ts', `import { x } from '../../../elsewhere/x.ts';`],
    ['a default export', 'electron/base/dates.ts', `export default 1;`],
    ['a default export by name', 'electron/base/dates.ts', `const a = 1; export { a as default };`],
    ['a barrel', 'electron/base/all.ts', `export * from './dates.ts';`],
    ['a computed import', 'electron/core/router.ts', `const x = await import(String(name));`],
    ['a file nobody can parse', 'electron/base/dates.ts', `const = ;`],
  ])('%s', (_what, file, source) => {
    expect(plant(file, source)).toHaveLength(1);
  });

  test('a circle of three files', () => {
    const circle = new Map([
      ['electron/base/a.ts', `import { b } from './b.ts'; export const a = b;`],
      ['electron/base/b.ts', `import { c } from './c.ts'; export const b = c;`],
      ['electron/base/c.ts', `import { a } from './a.ts'; export const c = a;`],
    ]);
    expect(findFaults(circle)).toEqual([
      'electron/base/a.ts → electron/base/b.ts → electron/base/c.ts → electron/base/a.ts go in a circle',
    ]);
  });
});

describe('what the rules allow is left alone:', () => {
  test.each([
    [
      'the renderer reads rules',
      'renderer/areas/consents/matrix.tsx',
      `import { covers } from '../../../electron/areas/consents/rules.ts';`,
    ],
    ['the renderer reads the contract', 'renderer/client/client.ts', `import { contracts } from '../../electron/core/contract.ts';`],
    ['main imports Electron', 'electron/shell/main.ts', `import * as electron from 'electron';`],
    ['the shell takes its types', 'electron/shell/window/window.ts', `import { type App, type Session } from 'electron';`],
    ['the gate seals', 'electron/areas/disclosures/gate/gate.ts', `import { seal } from '../../base/disclosable.ts';`],
    ['the gate clears', 'electron/areas/disclosures/gate/gate.ts', `import { clear } from '../../papers/text.ts';`],
    ['papers take words', 'electron/areas/meetings/papers.ts', `import { fixedWords } from '../../papers/text.ts';`],
    ['others open the seal', 'electron/papers/html/html.ts', `import { Disclosable } from '../base/disclosable.ts';`],
    ['every area stands on the log', 'electron/areas/participants/service.ts', `import { enter } from '../audit/service.ts';`],
    ['a store names the type it fills', 'electron/areas/consents/store.ts', `import type { Consent } from './contract.ts';`],
    ['a foundation stands on another in the window', 'renderer/areas/settings/page.tsx', `import { Sign } from '../users/sign.tsx';`],
    ['a later area reads an earlier', 'electron/areas/meetings/service.ts', `import { find } from '../participants/store.ts';`],
    ['a store asks SQLite', 'electron/areas/consents/store.ts', `export const all = (db) => db.all<Row>('select 1');`],
    ['types may meet', 'electron/base/a.ts', `import type { A } from './a.ts';`],
    ['a tool that demands a default export', 'build/vite.node.config.ts', `export default {};`],
  ])('%s', (_what, file, source) => {
    expect(plant(file, source)).toEqual([]);
  });
});
