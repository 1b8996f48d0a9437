import { lstatSync } from 'node:fs';
import { Refusal } from '../../base/result.ts';
import { generationPaths, paths } from './files.ts';

/** `own file`: one that is written in place and must not have a second name, because that would change another file. */
type Kind = 'file' | 'own file' | 'folder' | 'no link';

const refuse = (path: string, name: string, kind: Kind): void => {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return;
  const isRight = {
    file: found.isFile(),
    'own file': found.isFile() && found.nlink === 1,
    folder: found.isDirectory(),
    'no link': !found.isSymbolicLink(),
  }[kind];
  if (!isRight) throw new Refusal('odd-file', { details: { file: name } });
};

/**
 * Before a register is opened: each place in its folder must hold the kind of thing the program put there. SQLite and Node follow links, so
 * a link to another of the user's files would get that file read, overwritten or appended to. Refuses with `odd-file` and the name.
 */
export const refuseOddFiles = (folder: string, generation: string): void => {
  const { generations, backups, pointer, ...files } = paths(folder);
  refuse(pointer, 'pointer', 'file');
  refuse(generations, 'generations', 'folder');
  // If no backup can be made, that is reported and the register still opens.
  refuse(backups, 'backups', 'no link');
  for (const [name, path] of Object.entries(files)) refuse(path, name, 'own file');
  refuse(`${files.whileLocked}.entering`, 'whileLocked', 'file');
  const { home, database, envelope } = generationPaths(folder, generation);
  refuse(home, generation, 'folder');
  refuse(envelope, 'envelope.json', 'file');
  for (const end of ['', '-wal', '-shm', '-journal']) refuse(`${database}${end}`, `register.db${end}`, 'own file');
};
