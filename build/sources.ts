import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseSync, type ESTree } from 'vite';
import { rootFolder } from './vite.shared.ts';

/** Path (from the repository's root, with forward slashes) and text of every source below one of its folders; TypeScript unless told. */
export const sourcesBelow = (room: string, ending = /\.tsx?$/): readonly (readonly [string, string])[] =>
  readdirSync(join(rootFolder, room), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name) && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(rootFolder, path).split(sep).join('/'), readFileSync(path, 'utf8')] as const);

/** Every node of a file's syntax tree, outermost first. */
export const nodesOf = (file: string, source: string): readonly ESTree.Node[] => {
  const found: ESTree.Node[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      if ('type' in value) found.push(value as ESTree.Node);
      Object.values(value).forEach(visit);
    }
  };
  visit(parseSync(file, source).program);
  return found;
};
