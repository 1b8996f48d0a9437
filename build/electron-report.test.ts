import { describe, expect, test } from 'vitest';
import { electronReport } from './electron-report.mjs';

const told = (title: string, ok = true, skipped = false) => ({ title, ok, skipped });
const seen = { electron: '45.4.1', system: 'linux x64', fuses: [] };

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
});
