/**
 * Which part of the tests a run covers when several machines, or several runs on one machine, share them.
 * @typedef {{ readonly number: number, readonly of: number }} Shard
 */

/**
 * @param {readonly string[]} args the arguments of `npm test --`
 * @returns {{ shard: Shard | null } | { fault: string }} null: all of them
 */
export const readShard = (args) => {
  if (args.length === 0) return { shard: null };
  const [, first, second] = /^--shard[= ](\d{1,3})\/(\d{1,3})$/.exec(args.join(' ')) ?? [];
  const [number, of] = [Number(first), Number(second)];
  return number >= 1 && number <= of ? { shard: { number, of } } : { fault: 'npm test takes nothing but --shard N/M, N from 1 to M.' };
};

/** @param {Shard | null} shard @returns {readonly string[]} as both test runners expect it */
export const shardArguments = (shard) => (shard === null ? [] : [`--shard=${shard.number}/${shard.of}`]);
