/** The two packages with native code: a name, and a function that loads the package far enough to load its native part. */
const modules: readonly (readonly [name: string, load: () => Promise<unknown>])[] = [
  [
    'better-sqlite3',
    async () => {
      const { default: Database } = await import('better-sqlite3');
      // The package loads its native part with the first database.
      new Database(':memory:').close();
    },
  ],
  ['@node-rs/argon2', () => import('@node-rs/argon2')],
];

export type Unloadable = { readonly module: string; readonly error: unknown };

/**
 * The first package whose native part does not load on this system, or null: an old C library, a virus scanner that removed the file.
 * Nothing works without it, and without this check it would show up as a core that just ends.
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
