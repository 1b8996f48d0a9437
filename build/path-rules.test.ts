import { describe, expect, test } from 'vitest';
import { findMixedPaths } from './path-rules.ts';
import { filesBelow } from './sources.ts';

test('nothing in the tree imports a path where Windows wants an address', () => {
  const sources = ['build', 'electron', 'renderer', 'e2e'].flatMap((room) => filesBelow(room, /\.(tsx?|[cm]?js)$/));
  expect(sources.length).toBeGreaterThan(300);
  expect(sources.some(([file]) => file === 'build/launch.mjs')).toBe(true);
  expect(sources.flatMap(([file, source]) => findMixedPaths(file, source))).toEqual([]);
});

describe('a planted mixture of path and address is found:', () => {
  test.each([
    ['a joined path', `await import(join(folder, 'x.js'));`],
    ['a resolved path', `await import(createRequire(file).resolve('x'));`],
    ['a variable', `await import(path);`],
    ['an absolute path on Linux', `await import('/opt/x.js');`],
    ['an absolute path on Windows', `await import('C:/x.js');`],
    ['a path in a template', 'await import(`${folder}/x.js`);'],
    ['a path behind a type', `(await import(path as string)) as Shell;`],
    ['hooks by path', `import { register } from 'node:module'; register(join(folder, 'hooks.js'));`],
    ['a preload by path', `spawn(node, ['--import', join(folder, 'x.js'), 'y.js']);`],
    ['a worker by an address as text', `new Worker(new URL('x.js', import.meta.url).href);`],
    ['a worker by a resolved address', `new Worker(import.meta.resolve('./x.js'));`],
    ['a pathname as a path', `readFileSync(new URL('x.txt', import.meta.url).pathname);`],
  ])('%s', (_what, source) => {
    expect(findMixedPaths('build/x.mjs', source)).toHaveLength(1);
  });
});

describe('what is right on every system is left alone:', () => {
  test.each([
    ['a package', `await import('vite');`],
    ['a part of Node', `await import('node:v8');`],
    ['a relative address', `await import('./fuses.ts');`],
    ['a relative template', 'await import(`../i18n/${language}.json`);'],
    ['a file address', `await import(pathToFileURL(join(folder, 'x.js')).href);`],
    ['a file address to text', `await import(url.pathToFileURL(path).toString());`],
    ['a file address with a query', 'await import(`${pathToFileURL(path).href}?${Date.now()}`);'],
    ['an address object to text', `await import(new URL('x.js', import.meta.url).href);`],
    ['what Node resolved', `await import(import.meta.resolve('x'));`],
    ['a worker by path', `new Worker(join(folder, 'x.js'));`],
    ['a worker by address', `new Worker(new URL('x.js', import.meta.url));`],
    ['hooks by address', `import { register } from 'node:module'; register('./hooks.js', import.meta.url);`],
    ['somebody else who registers', `client.participants.register(input); register(page, {});`],
    ['a request, which is no file', `serve(new URL(request.url).pathname);`],
  ])('%s', (_what, source) => {
    expect(findMixedPaths('build/x.mjs', source)).toEqual([]);
  });
});
