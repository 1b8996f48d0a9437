/**
 * The program as a user sees it: every main view as pictures, every paper as a file. A later view is a row in `starting.ts` or
 * `working.ts`, a later paper a row in `papers.ts`. Fails on anything axe finds, and on every console error and policy violation.
 */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/program.ts';
import { documents, photograph } from './camera.ts';
import { papers, savePaper } from './papers.ts';
import { starting } from './starting.ts';
import type { Stop } from './stop.ts';
import { working } from './working.ts';

/** Nobody waits for the tour: a busy machine is not the program's fault. */
const patience = 60_000;
test.describe.configure({ timeout: 900_000 });
// The first morning begins without a register.
test.use({ register: null });

const numbered = (stops: readonly Stop[], first: number) => stops.map((stop, i) => ({ ...stop, number: first + i }));

test('the first morning: welcome, the wizard, an empty register, locked', async ({ program }) => {
  program.page.setDefaultTimeout(patience);
  for (const { name, number, go } of numbered(starting, 1)) {
    await test.step(name, async () => {
      await go(program.page, program);
      await photograph(program.page, number, name);
    });
  }
});

test.describe('the demo register', () => {
  test.use({ startArguments: ['--demo'] });

  test('a working day: every view, and the papers that leave it', async ({ program }) => {
    program.page.setDefaultTimeout(patience);
    mkdirSync(documents, { recursive: true });
    for (const { name, number, go } of numbered(working, starting.length + 1)) {
      await test.step(name, async () => {
        await go(program.page, program);
        await photograph(program.page, number, name);
        for (const paper of papers.filter((each) => each.at === name)) await savePaper(program.page, program, paper);
      });
    }
    for (const { file } of papers) {
      expect(existsSync(join(documents, file)) && statSync(join(documents, file)).size, file).toBeGreaterThan(1000);
    }
  });
});
