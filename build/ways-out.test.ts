import { describe, expect, it } from 'vitest';
import { readFacts } from './import-rules.ts';
import { nodesOf, sourcesBelow } from './sources.ts';

const sources = new Map(sourcesBelow('electron').filter(([file]) => !/\.test\.tsx?$/.test(file)));

/** Files that import any of the names from a module whose path ends like this. */
const importersOf = (module: RegExp, names: RegExp): string[] =>
  [...sources]
    .filter(([file, source]) =>
      readFacts(file, source).imports.some(
        (one) => !one.typeOnly && module.test(one.from) && one.names.some((name) => names.test(name) || name === '*'),
      ),
    )
    .map(([file]) => file);

/** Files that send one of these questions to the shell. */
const askersOf = (ports: readonly string[]): string[] =>
  [...sources]
    .filter(([file]) => /^electron\/(areas|core|register|papers)\//.test(file))
    .filter(([file, source]) =>
      nodesOf(file, source).some(
        (node) =>
          node.type === 'Property' &&
          node.key.type === 'Identifier' &&
          node.key.name === 'port' &&
          node.value.type === 'Literal' &&
          typeof node.value.value === 'string' &&
          ports.includes(node.value.value),
      ),
    )
    .map(([file]) => file)
    .sort();

describe('the ways out of the register', () => {
  it('are found at all', () => {
    expect(sources.size).toBeGreaterThan(100);
    expect(sources.has('electron/areas/disclosures/gate/release.ts')).toBe(true);
  });

  it('turn a paper into HTML or Word in one place, which takes nothing but sealed papers', () => {
    expect(
      importersOf(/papers\/(?:html\/html|docx\/docx)\.ts$|^\.{1,2}\/(?:html\/|docx\/)?(?:html|docx)\.ts$/, /^paper(Html|Docx)$/),
    ).toEqual(['electron/areas/disclosures/gate/release.ts']);
    const leaving = sources.get('electron/areas/disclosures/gate/release.ts') ?? '';
    const calls = nodesOf('leaving.ts', leaving).filter(
      (node) => node.type === 'CallExpression' && node.callee.type === 'Identifier' && /^paper(Html|Docx)$/.test(node.callee.name),
    );
    expect(calls).toHaveLength(3);
    for (const call of calls)
      expect(call.type === 'CallExpression' && call.arguments[0]).toMatchObject({ type: 'Identifier', name: 'sealed' });
    expect(leaving).toContain('sealed: Disclosable<Paper>');
    for (const [file, name] of [
      ['html', 'paperHtml'],
      ['docx', 'paperDocx'],
    ])
      expect(sources.get(`electron/papers/${file}/${file}.ts`)).toMatch(
        new RegExp(
          `export const ${name} = (async )?\\(sealed: Disclosable<Paper>[^{]*\\{\\s*const paper = Disclosable\\.open\\(sealed\\);`,
        ),
      );
  });

  it('open a seal only where papers are made, and where a scan leaves as it came', () => {
    const openers = [...sources]
      .filter(([file, source]) => file !== 'electron/base/disclosable.ts' && /Disclosable\.open\(/.test(source))
      .map(([file]) => file);
    expect(openers.sort()).toEqual([
      'electron/papers/attachment.ts',
      'electron/papers/docx/docx.ts',
      'electron/papers/file-name.ts',
      'electron/papers/html/html.ts',
    ]);
  });

  it('make text for papers by saying so of a string in two files: our own words, and the terms of the field', () => {
    const makers = [...sources]
      .filter(
        ([file, source]) =>
          !/\.test\.tsx?$/.test(file) &&
          /\bas (?:unknown as )?(?:readonly )?(?:PaperText|Paper|Block|Sheet|PaperName|Cleared)\b/.test(source),
      )
      .map(([file]) => file);
    expect(makers.sort()).toEqual(['electron/papers/text.ts', 'electron/papers/words.ts']);
  });

  it('print and save papers there alone; the wizard prints the recovery code, which is nothing of the register', () => {
    expect(askersOf(['print', 'print-to-pdf', 'save-file'])).toEqual([
      'electron/areas/disclosures/gate/release.ts',
      'electron/areas/users/service.ts',
    ]);
    const users = sources.get('electron/areas/users/service.ts') ?? '';
    expect(
      users.match(/port: [^,]*'print[^,]*,[^}]*/g)?.every((ask) => ask.includes('html: recoveryCodeHtml(') || /html\b/.test(ask)),
    ).toBe(true);
    expect(sources.get('electron/areas/users/papers.ts')).not.toMatch(/\/store\.ts'|register\//);
  });
});
