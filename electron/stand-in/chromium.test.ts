import { describe, expect, it } from 'vitest';
import { browserSwitches, switches } from '../shell/policy.ts';
import { chromiumArguments, launchOptions } from './chromium.ts';

describe('the switches of the stand-in', () => {
  it('are those of the policy and no other', () => {
    const written = [...switches, ...browserSwitches].map(([name, value]) => (value === undefined ? `--${name}` : `--${name}=${value}`));
    expect(chromiumArguments).toEqual(written);
    expect(launchOptions('/chromium').args).toEqual(written);
    expect(chromiumArguments).toContain('--host-resolver-rules=MAP * ~NOTFOUND');
  });

  it('never take away the sandbox from anybody but root', () => {
    expect(chromiumArguments.filter((each) => /sandbox/.test(each))).toEqual([]);
    expect(launchOptions('/chromium').chromiumSandbox).toBe(process.getuid?.() !== 0);
  });
});
