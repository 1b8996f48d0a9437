import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export type Arguments = {
  /** Absolute path of the register's folder, or null for the usual one. */
  readonly register: string | null;
  readonly demo: boolean;
  readonly language: 'sv' | 'en' | null;
};

/**
 * Which of a process's arguments are meant for the program. A packaged program's own arguments follow its name. When Electron runs a folder
 * (`process.defaultApp`), that folder comes in between, preceded by Electron's own arguments (electron/default_app/main.ts).
 */
export const ownArguments = (argv: readonly string[], isFolderRun: boolean): readonly string[] => {
  const given = argv.slice(1);
  if (!isFolderRun) return given;
  const folder = given.findIndex((each, i) => !each.startsWith('-') && !/^(-r|--require)$/.test(given[i - 1] ?? ''));
  return folder === -1 ? given : given.slice(folder + 1);
};

/** Chromium's and Electron's own switches are mixed with ours, so unknown ones are skipped. */
export const readArguments = (given: readonly string[]): Arguments => {
  const { values } = parseArgs({
    // A folder or a language never begins with a dash: this is the next switch, and a register of that name must not be created.
    args: given.filter((each, i) => !/^--(register|lang)$/.test(each) || !given[i + 1]?.startsWith('-')),
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

/** Whether the user asked for a particular register, and not just for the program. */
export const asksForAnother = ({ register, demo }: Arguments): boolean => demo || register !== null;
