import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { platformOf, platforms, protectsContent, systemEvents } from './platforms.ts';

const types = readFileSync('node_modules/electron/electron.d.ts', 'utf8');

/** The body of an Electron interface or class. */
const bodyOf = (name: string): string => {
  const [, body] = new RegExp(`\\n  (?:interface|class) ${name} extends [^{]+\\{\\n([\\s\\S]*?)\\n  \\}\\n`).exec(types) ?? [];
  if (body === undefined) throw new Error(`no ${name} in Electron's types`);
  return body;
};

/** The systems named in a member's comment; all if it names none. */
const tagged = (owner: string, member: string): readonly string[] => {
  const at = bodyOf(owner).split(member)[0];
  if (at === undefined || at === bodyOf(owner)) throw new Error(`no ${member} in ${owner}`);
  const comment = /\/\*\*(?:(?!\/\*\*)[\s\S])*?\*\/\s*$/.exec(at)?.[0] ?? '';
  return /@platform ([\w,]+)/.exec(comment)?.[1]?.split(',').sort() ?? platforms;
};

describe('the systems', () => {
  it.each(Object.entries(systemEvents))('send %s where the types of Electron say so', (event, { of, on }) => {
    expect(tagged(of, `on(event: '${event}'`)).toEqual([...on].sort());
  });

  it('tell of content protection where the types of Electron say so', () => {
    expect(platforms.filter(protectsContent)).toEqual(tagged('BrowserWindow', 'isContentProtected(): boolean'));
  });

  it('are three; elsewhere it is as on Linux', () => {
    expect([...platforms, 'freebsd' as const].map(platformOf)).toEqual(['darwin', 'linux', 'win32', 'linux']);
  });
});
