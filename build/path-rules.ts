import { type ESTree } from 'vite';
import { nodesOf } from './sources.ts';

/**
 * Where Node expects a URL, a path is an error only on Windows: `import('C:\\x.js')` reads "c:" as a scheme. Conversely, `new
 * URL(…).pathname` is "/C:/…" there, with its spaces encoded. Pure functions over sources, so that the test can plant bad ones.
 */

type Expression = ESTree.Node;

const nameOfCallee = (callee: Expression): string => {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
};

const isText = (node: Expression | undefined): node is ESTree.StringLiteral => node?.type === 'Literal' && typeof node.value === 'string';

/** A package, a relative address, or a URL whose scheme is longer than a drive letter. */
const isSpecifier = (text: string): boolean => !/^(\/|\\|[a-zA-Z]:)/.test(text) || /^[a-z][a-z+.-]+:/.test(text);

/** An expression that is a URL on every system: a URL object, or one converted to text. */
const isAddress = (node: Expression): boolean => {
  switch (node.type) {
    case 'AwaitExpression':
    case 'ParenthesizedExpression':
      return isAddress(node.type === 'AwaitExpression' ? node.argument : node.expression);
    case 'TSAsExpression':
      return isAddress(node.expression);
    case 'NewExpression':
      return nameOfCallee(node.callee) === 'URL';
    case 'CallExpression':
      if (nameOfCallee(node.callee) === 'pathToFileURL') return true;
      // import.meta.resolve(…), url.toString()
      if (node.callee.type !== 'MemberExpression') return false;
      return node.callee.object.type === 'MetaProperty' || (nameOfCallee(node.callee) === 'toString' && isAddress(node.callee.object));
    case 'MemberExpression':
      return node.object.type === 'MetaProperty' ? nameOfCallee(node) === 'url' : nameOfCallee(node) === 'href' && isAddress(node.object);
    case 'TemplateLiteral': {
      const [head] = node.quasis;
      const [first] = node.expressions;
      const text = head?.value.cooked ?? '';
      if (text === '') return first !== undefined && isAddress(first);
      return /^(\.{1,2}\/|(data|file|node|https?):)/.test(text);
    }
    default:
      return isText(node) && isSpecifier(node.value);
  }
};

/** What a worker may be created from besides a URL object: a path. So here a URL as text is the error. */
const isAddressAsText = (node: Expression): boolean => {
  if (isText(node)) return node.value.startsWith('file:');
  if (node.type === 'NewExpression' || (node.type === 'CallExpression' && nameOfCallee(node.callee) === 'pathToFileURL')) return false;
  return node.type !== 'Identifier' && isAddress(node);
};

const switchesWithAddress = new Set(['--import', '--loader', '--experimental-loader']);

/** The names under which a file imports `register` of node:module, which expects a URL. */
const registersIn = (nodes: readonly Expression[]): ReadonlySet<string> =>
  new Set(
    nodes.flatMap((node) =>
      node.type === 'ImportDeclaration' && /^(node:)?module$/.test(node.source.value)
        ? node.specifiers.flatMap((each) =>
            each.type === 'ImportSpecifier' && each.imported.type === 'Identifier' && each.imported.name === 'register'
              ? [each.local.name]
              : [],
          )
        : [],
    ),
  );

const suspicious = new RegExp(
  [
    /\bimport\s*\((?!\s*['"][.@\w])/,
    /\bimport\s*\(\s*['"][a-zA-Z]:/,
    /\bWorker\s*\(/,
    /from ['"](node:)?module['"]/,
    /--import|-loader/,
    /import\.meta.*\.pathname/,
  ]
    .map(({ source }) => source)
    .join('|'),
);

/** Every mix-up of path and URL, as sentences that start with the file. */
export const findMixedPaths = (file: string, source: string): readonly string[] => {
  // Parsing the whole tree takes seconds, and most files have nothing to check.
  if (!suspicious.test(source)) return [];
  const nodes = nodesOf(file, source);
  const registers = registersIn(nodes);
  const found: string[] = [];
  const demand = (what: string, node: Expression | null | undefined): void => {
    if (node && !isAddress(node)) found.push(`${file} gives ${what} a path, or what may be one; make it pathToFileURL(path).href`);
  };
  for (const node of nodes) {
    if (node.type === 'ImportExpression') demand('import()', node.source);
    if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && registers.has(node.callee.name)) {
      demand('register()', node.arguments[0]);
    }
    if (node.type === 'NewExpression' && /^(Shared)?Worker$/.test(nameOfCallee(node.callee))) {
      const [first] = node.arguments;
      if (first && isAddressAsText(first)) found.push(`${file} gives a worker an address as text; it takes a path or an address object`);
    }
    if (node.type === 'ArrayExpression') {
      node.elements.forEach((element, i) => {
        if (isText(element ?? undefined) && switchesWithAddress.has((element as ESTree.StringLiteral).value)) {
          demand((element as ESTree.StringLiteral).value, node.elements[i + 1]);
        }
      });
    }
    if (node.type === 'MemberExpression' && nameOfCallee(node) === 'pathname') {
      const { object } = node;
      const isOfFile =
        object.type === 'NewExpression' &&
        object.arguments.some((each) => each.type === 'MemberExpression' && each.object.type === 'MetaProperty');
      if (isOfFile) found.push(`${file} takes a file's path from an address's pathname; take fileURLToPath`);
    }
  }
  return found;
};
