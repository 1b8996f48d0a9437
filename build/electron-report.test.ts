import { describe, expect, test } from 'vitest';
import { electronReport } from './electron-report.mjs';

const told = (title: string, ok = true, skipped = false) => ({ title, ok, skipped });
const seen = { electron: '45.4.1', system: 'linux x64', unsandboxed: undefined, fuses: [] };

describe('the report on Electron', () => {
  test('says of each item what was configured and enforced, and of what did not run nothing', () => {
    const { text, ok } = electronReport({
      ...seen,
      tests: [
        told('hardening 01 configured: frozen preferences'),
        told('hardening 01 enforced: the page has no Node'),
        told('hardening 03 configured: cancels a request'),
        told('hardening 03 configured: cancels a socket', false),
        told('hardening 06 enforced: denies', true, true),
        told('a meeting is held'),
      ],
    });
    expect(ok).toBe(false);
    expect(text).toContain('5 tests ran, 1 failed, 1 were skipped.');
    expect(text).toMatch(/^\| 01 \| .* \| yes \(1\) \| yes \(1\) \|$/m);
    expect(text).toMatch(/^\| 03 \| .* \| \*\*no\*\* \(1 of 2 failed\) \| – \|$/m);
    expect(text).toMatch(/^\| 06 \| .* \| – \| – \|$/m);
    expect(text).toContain('* hardening 03 configured: cancels a socket');
    expect(text).toContain('no fuse was read back');
  });

  test('is good only when something ran, all of it passed and every fuse that could be read is as stated', () => {
    const tests = [told('a meeting is held')];
    expect(electronReport({ ...seen, tests }).ok).toBe(true);
    expect(electronReport({ ...seen, tests: [] }).ok).toBe(false);
    expect(electronReport({ ...seen, tests, fuses: [{ name: 'RunAsNode', wanted: false, found: false }] }).ok).toBe(true);
    const wrong = electronReport({ ...seen, tests, fuses: [{ name: 'RunAsNode', wanted: false, found: true }] });
    expect(wrong.ok).toBe(false);
    expect(wrong.text).toContain('RunAsNode: on — **stated off**');
    expect(electronReport({ ...seen, tests, fuses: [{ name: 'RunAsNode', wanted: false, found: null }] }).ok).toBe(false);
  });

  test('says whether it ran in the sandbox, and why not', () => {
    const tests = [told('a meeting is held')];
    expect(electronReport({ ...seen, tests }).text).toContain("It ran in Chromium's sandbox");
    const { text, ok } = electronReport({ ...seen, tests, unsandboxed: 'root may not make one' });
    expect(text).toContain("**It did not run in Chromium's sandbox**, so nothing here says that the sandbox holds: root may not make one");
    expect(text).not.toContain("It ran in Chromium's sandbox");
    expect(ok).toBe(true);
  });

  test('counts what proves something on the stand-in alone and what the system lacks, with each reason', () => {
    const tests = [
      told('a meeting is held'),
      { ...told('a trial window', true, true), left: [{ kind: 'stand-in only', reason: 'Electron opens live registers' }] },
      { ...told('a frame asks'), left: [{ kind: 'partly stand-in only', reason: 'no way to ask' }] },
      { ...told('screen pictures', true, true), left: [{ kind: 'not on this system', reason: 'Linux has none' }] },
      { ...told('a full disk', true, true), left: [{ kind: 'skip', reason: 'needs the rights to mount one' }] },
    ];
    const { text, ok } = electronReport({ ...seen, tests });
    expect(ok).toBe(true);
    expect(text).toContain('2 tests ran, 0 failed, 3 were skipped.');
    expect(text).toContain('Of those skipped 1 prove something on the stand-in alone, 2 ask for what this system lacks.');
    const [, onlyThere = '', inPart = '', elsewhere = ''] = text.split(/^(?:Only on the stand-in|A part of it.*|Not on this system):$/m);
    expect(onlyThere).toContain('* a trial window: Electron opens live registers');
    expect(inPart).toContain('* a frame asks: no way to ask');
    expect(elsewhere).toContain('* screen pictures: Linux has none');
    expect(elsewhere).toContain('* a full disk: needs the rights to mount one');
    expect(electronReport({ ...seen, tests: [told('a meeting is held')] }).text.match(/^None\.$/gm)).toHaveLength(3);
  });
});
