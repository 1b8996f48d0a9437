import { describe, expect, it } from 'vitest';
import { browserSwitches, switches } from '../shell/policy/policy.ts';
import { chromiumArguments, launchOptions } from './chromium.ts';

describe('the switches of the stand-in', () => {
  it('are those of the policy and no other', () => {
    const own = new Set(browserSwitches.map(([name]) => name));
    const written = [...switches.filter(([name]) => !own.has(name)), ...browserSwitches].map(([name, value]) =>
      value === undefined ? `--${name}` : `--${name}=${value}`,
    );
    expect(chromiumArguments).toEqual(written);
    expect(launchOptions('/chromium').args).toEqual(written);
    expect(chromiumArguments).toContain('--host-resolver-rules=MAP * ~NOTFOUND');
    // If a switch is repeated, Chromium uses the last one: a second one would undo the first.
    const names = chromiumArguments.map((each) => each.split('=')[0]);
    expect(names).toHaveLength(new Set(names).size);
    const features = (list: readonly (readonly [name: string, value?: string])[]): readonly string[] =>
      (list.find(([name]) => name === 'disable-features')?.[1] ?? '').split(',');
    expect(features(browserSwitches)).toEqual(expect.arrayContaining([...features(switches)]));
  });

  it('never take away the sandbox from anybody but root', () => {
    expect(chromiumArguments.filter((each) => /sandbox/.test(each))).toEqual([]);
    expect(launchOptions('/chromium').chromiumSandbox).toBe(process.getuid?.() !== 0);
  });
});
