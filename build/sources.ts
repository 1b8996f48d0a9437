import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseSync, type ESTree } from 'vite';
import { rootFolder } from './vite.shared.ts';

/**
 * Path (relative to the repository, with forward slashes) and text of every file below one of its folders.
 * @param ending of the file names
 */
export const filesBelow = (room: string, ending: RegExp): readonly (readonly [string, string])[] =>
  readdirSync(join(rootFolder, room), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name) && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(rootFolder, path).split(sep).join('/'), readFileSync(path, 'utf8')] as const);

/** The same for its TypeScript files. */
export const sourcesBelow = (room: string): readonly (readonly [string, string])[] => filesBelow(room, /\.tsx?$/);

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
