import { escapeHtml } from './escape.ts';

/**
 * Drawings on papers are our own (map extracts), but they pass an allow-list all the same: what is not named here cannot be
 * in a paper, so no script, link, style, image or outside reference can ride along. The drawing is read and written anew;
 * what was not understood is refused, never passed through.
 */
const elements = new Set([
  'svg',
  'g',
  'path',
  'circle',
  'ellipse',
  'rect',
  'line',
  'polyline',
  'polygon',
  'text',
  'tspan',
  'defs',
  'clipPath',
  'pattern',
]);

const attributes = new Set(
  (
    'id viewBox width height x y x1 y1 x2 y2 cx cy r rx ry d points dx dy transform preserveAspectRatio patternUnits patternTransform clipPathUnits ' +
    'fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-linecap stroke-linejoin opacity clip-path clip-rule ' +
    'vector-effect paint-order font-size font-weight font-family text-anchor dominant-baseline letter-spacing'
  ).split(' '),
);

const token = /<(?<close>\/?)(?<name>[A-Za-z]+)(?<attributes>(?:\s+[A-Za-z][A-Za-z0-9:-]*="[^"<]*")*)\s*(?<empty>\/?)>|(?<text>[^<]+)/y;
const attribute = /\s+(?<name>[A-Za-z][A-Za-z0-9:-]*)="(?<value>[^"<]*)"/g;
const entity = /&(?:amp|lt|gt|quot|#39|apos);/g;
const characters: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&apos;': "'" };

const refuse = (what: string): never => {
  throw new TypeError(`drawing not allowed on a paper: ${what}`);
};

const decoded = (text: string): string =>
  text.replaceAll(entity, '').includes('&') ? refuse('reference') : text.replaceAll(entity, (reference) => characters[reference] ?? '');

const checkedAttribute = (name: string, value: string): string => {
  if (!attributes.has(name)) return refuse(`attribute ${name}`);
  // A local clip or pattern is the only reference there is; a backslash could hide another (CSS escapes).
  if (/url|\\|:|;|@/i.test(value) && !/^url\(#[A-Za-z][\w-]*\)$/.test(value)) return refuse(`value of ${name}`);
  return ` ${name}="${escapeHtml(value)}"`;
};

const attributesOf = (source: string): string => {
  let out = '';
  for (const match of source.matchAll(attribute)) {
    const { name = '', value = '' } = match.groups ?? {};
    if (name === 'xmlns' && value === 'http://www.w3.org/2000/svg') continue;
    out += checkedAttribute(name, decoded(value));
  }
  return out;
};

/**
 * One `<svg>` element of allowed parts, written anew with the given attributes on its root.
 * Throws `TypeError` for anything else.
 */
export const checkedSvg = (svg: string, root: Readonly<Record<string, string>> = {}): string => {
  const source = svg.trim();
  const open: string[] = [];
  let out = '';
  token.lastIndex = 0;
  while (token.lastIndex < source.length) {
    const at = token.lastIndex;
    if (at > 0 && open.length === 0) refuse('more than one root');
    const groups = token.exec(source)?.groups ?? refuse(`something at ${at}`);
    const name = groups['name'];
    if (name === undefined) {
      out += escapeHtml(decoded(groups['text'] ?? ''));
      continue;
    }
    if (!elements.has(name) || (open.length === 0) !== (name === 'svg' && groups['close'] === '')) refuse(`element ${name}`);
    if (groups['close'] === '/') {
      if (open.pop() !== name || groups['attributes'] !== '') refuse(`end of ${name}`);
      out += `</${name}>`;
      continue;
    }
    const own = name === 'svg' ? Object.entries(root).map(([key, value]) => ` ${key}="${escapeHtml(value)}"`) : [];
    out += `<${name}${attributesOf(groups['attributes'] ?? '')}${own.join('')}${groups['empty'] === '/' ? '/' : ''}>`;
    if (groups['empty'] !== '/') open.push(name);
  }
  if (open.length > 0 || !/^<svg\b[^>]*\bviewBox="/.test(out)) refuse('unfinished, or without viewBox');
  return out;
};
