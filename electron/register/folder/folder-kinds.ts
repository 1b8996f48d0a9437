import { lstatSync } from 'node:fs';
import { Refusal } from '../../base/result.ts';
import { generationPaths, paths } from './files.ts';

/** `own file`: one that is written in place, and has no second name by which that would change somebody else's. */
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
 * Before a register is opened: each place in its folder holds the kind of thing that the program put there. SQLite and Node follow
 * links, and a link to another file of the person's would be read, overwritten or added to. Refuses `odd-file` with its name.
 */
export const refuseOddFiles = (folder: string, generation: string): void => {
  const { generations, backups, pointer, ...files } = paths(folder);
  refuse(pointer, 'pointer', 'file');
  refuse(generations, 'generations', 'folder');
  // Where no backup can be made, that is told and the register goes on.
  refuse(backups, 'backups', 'no link');
  for (const [name, path] of Object.entries(files)) refuse(path, name, 'own file');
  refuse(`${files.whileLocked}.entering`, 'whileLocked', 'file');
  const { home, database, envelope } = generationPaths(folder, generation);
  refuse(home, generation, 'folder');
  refuse(envelope, 'envelope.json', 'file');
  for (const end of ['', '-wal', '-shm', '-journal']) refuse(`${database}${end}`, `register.db${end}`, 'own file');
};
