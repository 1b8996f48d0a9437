import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export type Arguments = {
  /** Absolute path of the folder the register lives in, or null for the usual one. */
  readonly register: string | null;
  readonly demo: boolean;
  readonly language: 'sv' | 'en' | null;
};

/** Chromium's and Electron's own switches stand among ours, so unknown ones are passed over. */
export const readArguments = (given: readonly string[]): Arguments => {
  const { values } = parseArgs({
    args: [...given],
    strict: false,
    allowPositionals: true,
    options: { register: { type: 'string' }, demo: { type: 'boolean' }, lang: { type: 'string' } },
  });
  const { register, demo, lang } = values;
  return {
    register: typeof register === 'string' && register !== '' ? resolve(register) : null,
    demo: demo === true,
    language: lang === 'sv' || lang === 'en' ? lang : null,
  };
};
