import { parseSync, type ESTree } from 'vite';
import { dirname, join, normalize } from 'node:path/posix';
import { isBuiltin } from 'node:module';
import { contracts } from '../electron/core/contract.ts';

/**
 * Which file may import what, as described in `docs/architecture.md`. Pure functions over sources, so that the test can plant bad files.
 * Paths are relative to the repository, with forward slashes.
 */

/** Areas on which every other area builds: settings, sessions, unsaved text, the log and the copies. They may import each other. */
const foundations = ['settings', 'users', 'drafts', 'audit', 'backups'];

/** An area imports only from those before it in the table of contracts, in the core and in the window. */
const areaOrder = [...foundations, ...Object.keys(contracts).filter((area) => !foundations.includes(area)), 'frame'];

/** The kind of a file, by its folder and name. */
type Kind =
  | 'base'
  | 'rules'
  | 'contract'
  | 'store'
  | 'register'
  | 'papers'
  | 'area-papers'
  | 'service'
  | 'core'
  | 'core-contract'
  | 'messages'
  | 'shell'
  | 'stand-in'
  | 'renderer'
  /** The window's texts: data without code, which a paper may use to word its rows. */
  | 'sentences'
  | 'outside';

/** What each kind may import from the repository; `outside` (build, e2e, tests) is free. */
const mayImport: Record<Exclude<Kind, 'outside'>, readonly Kind[]> = {
  base: ['base'],
  rules: ['base', 'rules'],
  contract: ['base', 'rules', 'contract'],
  register: ['base', 'register'],
  store: ['base', 'rules', 'register', 'store'],
  papers: ['base', 'papers'],
  'area-papers': ['base', 'rules', 'papers', 'area-papers', 'sentences'],
  service: ['base', 'rules', 'contract', 'register', 'store', 'papers', 'area-papers', 'service'],
  'core-contract': ['base', 'rules', 'contract'],
  messages: ['base'],
  core: ['base', 'rules', 'contract', 'register', 'store', 'papers', 'area-papers', 'service', 'core', 'core-contract', 'messages'],
  shell: ['base', 'messages', 'shell'],
  'stand-in': ['base', 'messages', 'shell', 'stand-in'],
  renderer: ['base', 'rules', 'contract', 'core-contract', 'renderer', 'sentences'],
  sentences: [],
};

/** What a store or a paper passes to its service is often the contract's output: it may name the type, but never use the schema. */
const mayImportTypes: Partial<Record<Kind, readonly Kind[]>> = { store: ['contract'], 'area-papers': ['contract'] };

/** Kinds that must run in the window as well as in Node. */
const withoutNode: readonly Kind[] = ['base', 'rules', 'contract', 'core-contract', 'messages', 'renderer'];

/** Tools that require a default export, and type declarations of packages that have one. */
const mayExportDefault = /^(build\/(vite\.\w+\.config|vitest(\.\w+)?\.config|electron-builder)|e2e\/playwright\.config)\.ts$|\.d\.ts$/;

const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);

const areaOf = (file: string): string | undefined => /^(?:electron|renderer)\/areas\/([^/]+)\//.exec(file)?.[1];

export const kindOf = (file: string): Kind => {
  if (isTest(file) || file.startsWith('renderer/testing/')) return 'outside';
  const [, room, path = ''] = /^electron\/([^/]+)\/(.*)$/.exec(file) ?? [];
  switch (room) {
    case 'base':
    case 'register':
    case 'papers':
    case 'shell':
    case 'stand-in':
      return room;
    case 'core':
      if (path === 'contract.ts') return 'core-contract';
      return path === 'messages.ts' ? 'messages' : 'core';
    case 'areas':
      return areaKindOf(path);
    default:
      if (/^renderer\/i18n\/\w+\/[\w*-]+\.json$/.test(file)) return 'sentences';
      return file.startsWith('renderer/') ? 'renderer' : 'outside';
  }
};

/** `rules.ts` or `distance-rules.ts`, and so on; any other name in an area has the rights of a service. */
const areaKindOf = (path: string): Kind => {
  if (/\/data\//.test(path)) return 'rules';
  if (/\/migrations\//.test(path)) return 'store';
  const name = /(?:^|[/-])(rules|contract|store|papers)\.ts$/.exec(path)?.[1];
  if (name === 'papers') return 'area-papers';
  return name === 'rules' || name === 'contract' || name === 'store' ? name : 'service';
};

/** One import, re-export, dynamic import, type import or glob. */
export type Import = { readonly from: string; readonly typeOnly: boolean; readonly names: readonly string[] };
export type Facts = { readonly imports: readonly Import[]; readonly faults: readonly string[] };

const nameOf = (name: ESTree.ModuleExportName): string => (name.type === 'Literal' ? name.value : name.name);

const specifierName = (specifier: ESTree.ImportDeclarationSpecifier): string => {
  if (specifier.type === 'ImportDefaultSpecifier') return 'default';
  return specifier.type === 'ImportNamespaceSpecifier' ? '*' : nameOf(specifier.imported);
};

/** Reads one file. Faults are what no file may contain: default exports, re-exports, imports that cannot be checked. */
export const readFacts = (file: string, source: string): Facts => {
  const imports: Import[] = [];
  const faults: string[] = [];
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) faults.push(`cannot be parsed: ${errors[0]?.message ?? ''}`);

  const unknownSource = (expression: ESTree.Node): void => {
    if (expression.type === 'Literal' && typeof expression.value === 'string') {
      imports.push({ from: expression.value, typeOnly: false, names: ['*'] });
    } else if (expression.type === 'ArrayExpression') {
      for (const element of expression.elements) if (element) unknownSource(element);
    } else if (kindOf(file) !== 'outside') faults.push('imports something that only running it would tell');
  };

  const visit = (node: ESTree.Node): void => {
    switch (node.type) {
      case 'ImportDeclaration': {
        const values = node.specifiers.filter((specifier) => specifier.type !== 'ImportSpecifier' || specifier.importKind !== 'type');
        const typeOnly = node.importKind === 'type' || (node.specifiers.length > 0 && values.length === 0);
        imports.push({ from: node.source.value, typeOnly, names: node.specifiers.map(specifierName) });
        break;
      }
      case 'ExportAllDeclaration':
        imports.push({ from: node.source.value, typeOnly: node.exportKind === 'type', names: ['*'] });
        faults.push(`re-exports ${node.source.value}; import it where it is defined`);
        break;
      case 'ExportNamedDeclaration':
        if (node.source) {
          const names = node.specifiers.map((specifier) => nameOf(specifier.local));
          imports.push({ from: node.source.value, typeOnly: node.exportKind === 'type', names });
          faults.push(`re-exports ${node.source.value}; import it where it is defined`);
        }
        if (node.specifiers.some((specifier) => nameOf(specifier.exported) === 'default')) faults.push('has a default export');
        break;
      case 'ExportDefaultDeclaration':
        faults.push('has a default export');
        break;
      case 'ImportExpression':
        unknownSource(node.source);
        break;
      case 'TSImportType':
        imports.push({ from: node.source.value, typeOnly: true, names: ['*'] });
        break;
      case 'CallExpression': {
        const { callee } = node;
        const isGlob =
          callee.type === 'MemberExpression' &&
          callee.object.type === 'MetaProperty' &&
          callee.property.type === 'Identifier' &&
          callee.property.name === 'glob';
        const isRequire = callee.type === 'Identifier' && callee.name === 'require';
        if ((isGlob || isRequire) && node.arguments[0]) unknownSource(node.arguments[0]);
        break;
      }
      default:
    }
    for (const value of Object.values(node)) visitAny(value);
  };
  const visitAny = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visitAny);
    else if (typeof value === 'object' && value !== null && 'type' in value) visit(value as ESTree.Node);
  };
  visit(program);
  return { imports, faults: mayExportDefault.test(file) ? faults.filter((fault) => fault !== 'has a default export') : faults };
};

/** Statements belong in stores and in the register: that is where reviewers look for SQL. */
const asksSqlite = (file: string, source: string): boolean =>
  areaOf(file) !== undefined && !isTest(file) && kindOf(file) !== 'store' && /\bdb\.(?:all|get|run|exec|iterate)\b\s*[<(]/.test(source);

/** Why this file may not import this package, or nothing. */
const packageFault = (file: string, { from, typeOnly }: Import): string | undefined => {
  const kind = kindOf(file);
  const name = from.split('/', from.startsWith('@') ? 2 : 1).join('/');
  if (isBuiltin(from) && withoutNode.includes(kind)) return `imports ${from}; ${kind} runs in the window too`;
  if (name === 'better-sqlite3' && !/^(electron\/register|e2e\/bench)\//.test(file))
    return 'imports better-sqlite3 outside electron/register';
  if (name === 'playwright-core' || name === '@playwright/test') {
    // Tests of papers look at real PDF pages.
    return isTest(file) || /^(electron\/stand-in|renderer\/testing|e2e)\//.test(file)
      ? undefined
      : `imports ${name} outside electron/stand-in and tests`;
  }
  if (name !== 'electron') return undefined;
  if (!/^(electron\/(shell|stand-in)|e2e)\//.test(file)) return 'imports electron outside electron/shell and electron/stand-in';
  // A preload gets its bridge from Electron itself: there is no other way to pass it in.
  if (!typeOnly && !/^electron\/shell\/(main|preload)\.ts$/.test(file)) return 'imports more of electron than its types';
  return undefined;
};

/** Why this file may not import that file, or nothing. */
const fileFault = (file: string, target: string, { names, typeOnly }: Import): string | undefined => {
  const kind = kindOf(file);
  const targetKind = kindOf(target);
  if (target.startsWith('..')) return `imports ${target}, which lies outside the project`;
  const seals = target === 'electron/base/disclosable.ts' && names.some((name) => name === 'seal' || name === '*');
  // Tests of papers have no register for a gate, and are never shipped.
  if (seals && file !== 'electron/areas/disclosures/gate/gate.ts' && !isTest(file)) {
    return 'imports seal; only the consent gate seals';
  }
  const clears = target === 'electron/papers/text.ts' && names.some((name) => name === 'clear' || name === '*');
  if (clears && file !== 'electron/areas/disclosures/gate/gate.ts' && !isTest(file)) {
    return 'imports clear; only the consent gate says what may be printed';
  }
  if (kind === 'outside') return undefined;
  const typeAllowed = typeOnly && mayImportTypes[kind]?.includes(targetKind) === true;
  if (!typeAllowed && !mayImport[kind].includes(targetKind)) return `imports ${target}; ${kind} may import ${mayImport[kind].join(', ')}`;
  const area = areaOf(file);
  const targetArea = areaOf(target);
  if (area === undefined || targetArea === undefined || area === targetArea) return undefined;
  if (areaOrder.indexOf(targetArea) < areaOrder.indexOf(area)) return undefined;
  if (kind === 'renderer' && foundations.includes(area) && foundations.includes(targetArea)) return undefined;
  return `imports ${target}; ${area} comes before ${targetArea}`;
};

/** The first cycle of value imports, or nothing. */
const findCircle = (graph: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined => {
  const done = new Set<string>();
  const search = (file: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of graph.get(file) ?? []) {
      const circle = search(next, [...path, file]);
      if (circle) return circle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const circle = search(file, []);
    if (circle) return circle;
  }
  return undefined;
};

/** Every broken rule as a sentence that starts with the file. */
export const findFaults = (sources: ReadonlyMap<string, string>): readonly string[] => {
  const found: string[] = [];
  const graph = new Map<string, readonly string[]>();
  for (const [file, source] of sources) {
    const { imports, faults } = readFacts(file, source);
    const area = areaOf(file);
    if (area !== undefined && !areaOrder.includes(area)) found.push(`${file} lies in an area that has no place in the order`);
    found.push(...faults.map((fault) => `${file} ${fault}`));
    if (asksSqlite(file, source)) found.push(`${file} asks SQLite; statements belong to a store`);
    const targets: string[] = [];
    for (const each of imports) {
      const target = each.from.startsWith('.') ? normalize(join(dirname(file), each.from.replace(/\?\w+$/, ''))) : undefined;
      const fault = target === undefined ? packageFault(file, each) : fileFault(file, target, each);
      if (fault !== undefined) found.push(`${file} ${fault}`);
      if (target !== undefined && !each.typeOnly) targets.push(target);
    }
    graph.set(file, targets);
  }
  const circle = findCircle(graph);
  if (circle) found.push(`${circle.join(' → ')} go in a circle`);
  return found;
};
