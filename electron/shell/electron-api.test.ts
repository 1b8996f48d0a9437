import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSync, type ESTree } from 'vite';
import { describe, expect, it } from 'vitest';
import { askPerson } from './ports/dialogs.ts';
import platforms from './electron-platforms.json' with { type: 'json' };
import { pdfOptions, print } from './ports/printing.ts';
import { createProtocol } from './policy/protocol.ts';
import { recordElectron } from './recording-electron.ts';
import { start } from './start.ts';

/**
 * Checks which parts of Electron are used, and on which systems Electron says they work (`@platform` in `electron.d.ts`), against a written
 * list. A person must look at a member whose systems change, or that is new here: otherwise we might promise something that not every
 * system provides. The list is in `electron-platforms.json`; it says `all` where Electron names no systems.
 */

type Node = ESTree.Node;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;
const all = 'all';

/** Electron's own description: the members of each class and interface, an event as `on('name')`, with the systems of each. */
const described = (source: string): ((owner: string, member: string) => string | undefined) => {
  const { program, comments } = parseSync('electron.d.ts', source);
  const docs = new Map<number, string>();
  for (const comment of comments)
    docs.set(comment.end + (/^\s*/.exec(source.slice(comment.end, comment.end + 400))?.[0].length ?? 0), comment.value);
  const members = new Map<string, Map<string, string>>();
  const parents = new Map<string, string[]>();

  const literalOf = (parameter: unknown): string | undefined => {
    if (!isNode(parameter) || parameter.type !== 'Identifier') return undefined;
    const type = parameter.typeAnnotation?.typeAnnotation;
    return type?.type === 'TSLiteralType' && type.literal.type === 'Literal' ? String(type.literal.value) : undefined;
  };
  const add = (owner: string, member: Node): void => {
    if (!('key' in member) || !isNode(member.key) || member.key.type !== 'Identifier') return;
    const { name } = member.key;
    const params =
      'params' in member ? member.params : 'value' in member && isNode(member.value) && 'params' in member.value ? member.value.params : [];
    const event = name === 'on' || name === 'once' ? literalOf((params as unknown[])[0]) : undefined;
    const known = members.get(owner) ?? new Map<string, string>();
    members.set(owner, known);
    const key = event === undefined ? name : `on('${event}')`;
    const tag = /@platform ([\w,]+)/.exec(docs.get(member.start) ?? '')?.[1];
    if (!known.has(key) || tag !== undefined) known.set(key, tag === undefined ? all : tag.split(',').toSorted().join(','));
  };
  const visit = (node: Node): void => {
    if (node.type === 'TSInterfaceDeclaration' || node.type === 'ClassDeclaration') {
      const owner = node.id?.name ?? '';
      for (const member of node.body.body) add(owner, member);
      const above = node.type === 'TSInterfaceDeclaration' ? node.extends.map(({ expression }) => expression) : [node.superClass];
      parents.set(owner, [...(parents.get(owner) ?? []), ...above.flatMap((each) => (each?.type === 'Identifier' ? [each.name] : []))]);
      return;
    }
    for (const value of Object.values(node)) for (const each of [value].flat()) if (isNode(each)) visit(each);
  };
  visit(program);
  const find = (owner: string, member: string): string | undefined =>
    members.get(owner)?.get(member) ?? (parents.get(owner) ?? []).map((above) => find(above, member)).find((found) => found !== undefined);
  return find;
};

/** The owner of the members in a type literal that does not pick any itself. */
const owners: Readonly<Record<string, string | null>> = {
  ElectronApi: null,
  'ElectronApi.Menu': 'Menu',
  'ElectronApi.ipcMain': 'IpcMain',
  'ElectronApi.screen': 'Screen',
  'ElectronApi.session': 'Session',
  SessionApi: 'Session',
  'SessionApi.webRequest': 'WebRequest',
};

/** Every `Owner.member` that `electron-api.ts` picks from Electron's types or redeclares from them. */
const picked = (source: string): ReadonlySet<string> => {
  const { program } = parseSync('electron-api.ts', source);
  const aliases = new Map<string, readonly string[]>();
  const found = new Set<string>();
  const words = (type: Node): readonly string[] => {
    if (type.type === 'TSUnionType') return type.types.flatMap(words);
    if (type.type === 'TSLiteralType' && type.literal.type === 'Literal') return [String(type.literal.value)];
    if (type.type === 'TSTypeReference' && type.typeName.type === 'Identifier') return aliases.get(type.typeName.name) ?? [];
    return [];
  };
  const pickOf = (type: Node): readonly [owner: string, names: readonly string[]] | null => {
    if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier' || type.typeName.name !== 'Pick') return null;
    const [from, names] = type.typeArguments?.params ?? [];
    return from?.type === 'TSTypeReference' && from.typeName.type === 'Identifier' && names ? [from.typeName.name, words(names)] : null;
  };
  const collect = (type: Node, path: string, owner: string | null | undefined): void => {
    const pick = pickOf(type);
    if (pick !== null) for (const name of pick[1]) found.add(`${pick[0]}.${name}`);
    if (type.type === 'TSIntersectionType') {
      const own = type.types.map(pickOf).find((each) => each !== null)?.[0] ?? owner;
      for (const part of type.types) collect(part, path, own);
    }
    if (type.type !== 'TSTypeLiteral') return;
    const whose = owner === undefined ? owners[path] : owner;
    if (whose === undefined) throw new Error(`${path} lists members of nobody knows what: name its owner above`);
    for (const member of type.members) {
      if ((member.type !== 'TSMethodSignature' && member.type !== 'TSPropertySignature') || member.key.type !== 'Identifier') continue;
      const { name } = member.key;
      const [first] = member.type === 'TSMethodSignature' ? member.params : [];
      const event = first?.type === 'Identifier' && first.name === 'event' ? first.typeAnnotation?.typeAnnotation : undefined;
      if (event) for (const each of words(event)) found.add(`${whose ?? path}.on('${each}')`);
      else if (whose !== null) found.add(`${whose}.${name}`);
      if (member.type === 'TSPropertySignature' && member.typeAnnotation)
        collect(member.typeAnnotation.typeAnnotation, `${path}.${name}`, undefined);
    }
  };
  for (const statement of program.body) {
    if (statement.type !== 'ExportNamedDeclaration' && statement.type !== 'TSTypeAliasDeclaration') continue;
    const alias = statement.type === 'TSTypeAliasDeclaration' ? statement : statement.declaration;
    if (alias?.type !== 'TSTypeAliasDeclaration') continue;
    aliases.set(alias.id.name, words(alias.typeAnnotation));
    collect(alias.typeAnnotation, alias.id.name, undefined);
  }
  return found;
};

const worker = `import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ kind }) => kind === 'close' && process.exit(0));
parentPort.postMessage({ kind: 'ready' });`;

/** Every field of the options that the shell passes to Electron at run time. */
const handedOver = async (): Promise<ReadonlySet<string>> => {
  const outFolder = await mkdtemp(join(tmpdir(), 'utvag-options-'));
  await mkdir(join(outFolder, 'core'));
  await writeFile(join(outFolder, 'package.json'), '{"type":"module"}');
  await writeFile(join(outFolder, 'core/core-worker.js'), worker);
  const { electron, windows, menus, dialogs } = recordElectron({ userData: join(outFolder, 'data'), isStarting: true });
  const program = await start(electron, { runtime: 'electron', outFolder, arguments: [], environment: {} });
  const [window] = windows;
  if (window === undefined) throw new Error('no window was made');
  const { papers } = createProtocol(outFolder);
  await print(electron, papers, '<p>', window).catch(() => false);
  for (const ask of [
    { port: 'open-file', file: 'pdf', title: '' },
    { port: 'choose-folder', title: '' },
    { port: 'save-file', file: 'pdf', title: '', suggestedName: '', bytes: new Uint8Array() },
  ] as const)
    await askPerson(electron, window, ask);
  await program?.close();
  await rm(outFolder, { recursive: true });

  const found = new Set<string>();
  const note = (owner: string, options: unknown): void => {
    for (const name of Object.keys(options ?? {})) found.add(`${owner}.${name}`);
  };
  for (const { options, webContents } of windows) {
    note('BrowserWindowConstructorOptions', options);
    note('WebPreferences', options.webPreferences);
    for (const [name, given] of webContents.calls) if (name === 'print') note('WebContentsPrintOptions', given);
  }
  note('PrintToPDFOptions', pdfOptions);
  for (const [name, given] of dialogs.calls) {
    if (name === 'open') note('OpenDialogOptions', given);
    if (name === 'save') note('SaveDialogOptions', given);
  }
  const items = (list: unknown): void => {
    for (const item of Array.isArray(list) ? (list as readonly object[]) : []) {
      note('MenuItemConstructorOptions', item);
      if ('submenu' in item) items(item.submenu);
    }
  };
  menus.forEach(items);
  return found;
};

describe('what is used of Electron', () => {
  it('works on the systems that the written list says, by Electron’s own word', async () => {
    const read = (file: string): Promise<string> => readFile(new URL(file, import.meta.url), 'utf8');
    const find = described(await read('../../node_modules/electron/electron.d.ts'));
    const used = [...picked(await read('electron-api.ts')), ...(await handedOver())].toSorted();
    const said = used.map((name) => {
      const dot = name.indexOf('.');
      return [name, find(name.slice(0, dot), name.slice(dot + 1)) ?? 'not described'] as const;
    });
    expect(said.length).toBeGreaterThan(80);
    expect(Object.fromEntries(said)).toEqual(platforms);
  });

  it('is found in the description as the description says it', () => {
    const find = described(`declare namespace Electron {
      class Above { /**
       * Both. @platform win32,darwin
       */
      hide(): void; }
      class Thing extends Above {
        /**
         * @platform linux
         */
        on(event: 'shutdown', listener: () => void): this;
        on(event: 'resume', listener: () => void): this;
        /** Anywhere. */
        show(): void;
      } }`);
    expect([
      find('Thing', 'hide'),
      find('Thing', "on('shutdown')"),
      find('Thing', "on('resume')"),
      find('Thing', 'show'),
      find('Thing', 'x'),
    ]).toEqual(['darwin,win32', 'linux', 'all', 'all', undefined]);
  });

  it('is found in what is picked, a new one too', () => {
    expect([
      ...picked(`import type { App } from 'electron';
        type Two = 'a' | 'b';
        export type ElectronApi = { readonly app: Pick<App, 'quit' | 'hide'> & { readonly dock: Pick<Dock, 'show'>; on(event: Two, listener: () => void): unknown } };`),
    ]).toEqual(['App.quit', 'App.hide', 'App.dock', 'Dock.show', "App.on('a')", "App.on('b')"]);
    expect(() => picked(`export type New = { run(): void };`)).toThrow('New lists members');
  });
});
