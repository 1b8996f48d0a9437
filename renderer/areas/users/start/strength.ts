import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/** The dictionaries are half a megabyte: fetched (from our own files) when the first passphrase is chosen. */
let estimator: Promise<ZxcvbnFactory> | null = null;

const load = async (): Promise<ZxcvbnFactory> => {
  const [core, common] = await Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]);
  return new core.ZxcvbnFactory({ dictionary: common.dictionary, graphs: common.adjacencyGraphs });
};

/** 0 (guessed at once) … 4 (very hard), by zxcvbn (Wheeler, USENIX Security 2016). `known` are words an attacker would try first. */
export const strengthOf = async (passphrase: string, known: readonly string[]): Promise<0 | 1 | 2 | 3 | 4> => {
  estimator ??= load();
  return (await estimator).check(passphrase.slice(0, 100), [...known, 'utväg', 'avhoppare']).score;
};
