import type { ESTree } from 'vite';
import { nodesOf, sourcesBelow } from './sources.ts';

export type TestTitle = { readonly file: string; readonly title: string };

const rooms = ['electron', 'renderer', 'build', 'e2e'] as const;

/** `it`, `test.each(rows)`, `test.describe.configure`: the name at the root of the call. */
const rootOf = (callee: ESTree.Node): string | null => {
  switch (callee.type) {
    case 'Identifier':
      return callee.name;
    case 'MemberExpression':
      return rootOf(callee.object);
    case 'CallExpression':
      return rootOf(callee.callee);
    default:
      return null;
  }
};

/** A text as it is written; what a template inserts is shown as `…`. */
const textOf = (node: ESTree.Node | undefined): string | null => {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral') return node.quasis.map(({ value }) => value.cooked ?? '').join('…');
  return null;
};

const runs = (node: ESTree.Node | undefined): boolean => node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression';

/** The titles of the tests in one file: only tests, not groups. */
export const titlesIn = (file: string, source: string): readonly TestTitle[] =>
  nodesOf(file, source).flatMap((node) => {
    if (node.type !== 'CallExpression' || !['it', 'test'].includes(rootOf(node.callee) ?? '')) return [];
    if (node.callee.type === 'MemberExpression') return [];
    const [first, ...rest] = node.arguments;
    const title = textOf(first);
    return title !== null && rest.some(runs) ? [{ file, title }] : [];
  });

/** Every test in the repository. */
export const allTitles = (): readonly TestTitle[] =>
  rooms
    .flatMap(sourcesBelow)
    .filter(([file]) => /\.(test|spec|tour)\.tsx?$/.test(file))
    .flatMap(([file, source]) => titlesIn(file, source));
