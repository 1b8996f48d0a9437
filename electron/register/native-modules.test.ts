import { describe, expect, it } from 'vitest';
import { unloadableModule } from './native-modules.ts';

describe('the native modules', () => {
  it('are loaded here, each by its own way', async () => {
    expect(await unloadableModule()).toBeNull();
  });

  it('are named when one cannot be loaded', async () => {
    const error = Object.assign(new Error("/lib/libc.so.6: version `GLIBC_2.34' not found"), { code: 'ERR_DLOPEN_FAILED' });
    const asked = [
      ['good', () => Promise.resolve()],
      ['bad', () => Promise.reject(error)],
      ['worse', () => Promise.reject(new Error('not asked'))],
    ] as const;
    expect(await unloadableModule(asked)).toEqual({ module: 'bad', error });
  });
});
