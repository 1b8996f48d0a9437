/**
 * Every view of the tour, without its pictures, and every paper, under the policy. The fixture fails a spec on the first violation; here
 * they are counted, and at the end one is caused on purpose, so that a count of zero means something. Axe checks every view along the way:
 * other specs leave those views to this one and only check their dialogs and states.
 */
import { mkdirSync } from 'node:fs';
import { expectAccessible } from '../fixtures/axe.ts';
import { expect, test, type ProgramFixture } from '../fixtures/program.ts';
import { documents } from '../tour/camera.ts';
import { papers, savePaper } from '../tour/papers.ts';
import { starting } from '../tour/starting.ts';
import type { Stop } from '../tour/stop.ts';
import { working } from '../tour/working.ts';

test.use({ register: null });

const isViolation = (problem: string): boolean => /policy|violat|refused to|trusted-?types|TrustedHTML/i.test(problem);

const walk = async (program: ProgramFixture, stops: readonly Stop[]): Promise<void> => {
  for (const { name, go } of stops) {
    await test.step(name, async () => {
      await go(program.page, program);
      await expectAccessible(program.page, name);
      for (const paper of papers.filter((each) => each.at === name)) await savePaper(program.page, program, paper);
    });
  }
};

/** A violation of the policy and Trusted Types is refused at once, and reported. */
const expectHeard = async (program: ProgramFixture): Promise<void> => {
  expect(program.takeProblems()).toEqual([]);
  await program.page.evaluate(() => {
    const script = document.createElement('img');
    script.src = 'https://example.org/x.png';
    document.body.append(script);
  });
  const heard: string[] = [];
  await expect
    .poll(() => {
      heard.push(...program.takeProblems());
      return heard.some((problem) => problem.includes('policy violation: img-src https://example.org'));
    })
    .toBe(true);
  expect(heard.filter((problem) => !isViolation(problem) && !/Failed to load resource/.test(problem))).toEqual([]);
};

test('hardening 05 enforced: no view of the first morning breaks the content security policy or Trusted Types', async ({ program }) => {
  await walk(program, starting);
  await expectHeard(program);
});

test.describe('the demo register', () => {
  test.use({ startArguments: ['--demo'] });

  test('hardening 05 enforced: no view of a working day, and no paper, breaks the content security policy or Trusted Types', async ({
    program,
  }) => {
    program.page.setDefaultTimeout(30_000);
    mkdirSync(documents, { recursive: true });
    await walk(program, working);
    await expectHeard(program);
  });
});
