import { expect, it } from 'vitest';
import { readShard, shardArguments } from './shard.mjs';

it('takes all of the tests, or one of several equal parts', () => {
  expect(readShard([])).toEqual({ shard: null });
  expect(readShard(['--shard=1/3'])).toEqual({ shard: { number: 1, of: 3 } });
  expect(readShard(['--shard', '3/3'])).toEqual({ shard: { number: 3, of: 3 } });
  expect(shardArguments(null)).toEqual([]);
  expect(shardArguments({ number: 2, of: 3 })).toEqual(['--shard=2/3']);
});

it.each([['--shard=0/2'], ['--shard=3/2'], ['--shard=1'], ['--shard=a/b'], ['--grep', 'x'], ['--shard=1/2', '--grep=x']])(
  'refuses what would leave tests out without a word: %s %s',
  (...args) => {
    expect(readShard(args)).toHaveProperty('fault');
  },
);
