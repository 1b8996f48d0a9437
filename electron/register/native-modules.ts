/** The two packages with native code. A name, and how it is loaded far enough that its native part is. */
const modules: readonly (readonly [name: string, load: () => Promise<unknown>])[] = [
  [
    'better-sqlite3',
    async () => {
      const { default: Database } = await import('better-sqlite3');
      // The package itself loads its native part with the first database.
      new Database(':memory:').close();
    },
  ],
  ['@node-rs/argon2', () => import('@node-rs/argon2')],
];

export type Unloadable = { readonly module: string; readonly error: unknown };

/**
 * The first package whose native part this system does not load, or null: an old C library, a virus scanner that took the file away.
 * Without it nothing works, and without this question it would show as a core that ends.
 */
export const unloadableModule = async (
  asked: readonly (readonly [name: string, load: () => Promise<unknown>])[] = modules,
): Promise<Unloadable | null> => {
  for (const [module, load] of asked) {
    try {
      await load();
    } catch (error) {
      return { module, error };
    }
  }
  return null;
};
