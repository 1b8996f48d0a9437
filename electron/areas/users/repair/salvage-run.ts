import { copyFileSync, existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Instant } from '../../../base/dates.ts';
import type { Ports } from '../../../base/ports.ts';
import { Refusal } from '../../../base/result.ts';
import type { AuditHead } from '../../../register/log/audit-chain.ts';
import type { Envelope } from '../../../register/keys/envelope.ts';
import { createFile, paths, privateFile, privateFolder, type Pointer } from '../../../register/folder/files.ts';
import { abandonGeneration, newGeneration } from '../../../register/generations/generations.ts';
import { readRegister } from '../../../register/folder/inspect.ts';
import type { Connection } from '../../../register/jobs.ts';
import { newRegisterKey, wipe } from '../../../register/keys/keys.ts';
import type { Migration } from '../../../register/migrations.ts';
import type { Salvaged as Saved, SalvageInput } from '../../../register/backups/salvage.ts';
import { noteWhileLocked } from '../../../register/log/while-locked.ts';
import type { Salvaged } from './damage-contract.ts';

type Damaged = {
  readonly folder: string;
  readonly pointer: Pointer;
  readonly envelope: Envelope;
  /** The file and a copy of its key, which is wiped here. */
  readonly source: Connection;
  readonly actingSlot: string | null;
  readonly heads: readonly AuditHead[];
  readonly migrations: readonly Migration[];
  readonly now: Instant;
  readonly ports: Ports;
};

const copyBeside = (from: string, to: string): void => {
  if (existsSync(from)) copyFileSync(from, to);
};

/**
 * Asks for a folder, saves what can be read there, and makes a register of it: as always, the pointer comes last and overwrites nothing.
 * The heads of the chain and the notes are copied too, so that the new one can be checked against them. The damaged register stays as it
 * is, with a note next to it.
 */
export const salvageTo = async (
  damaged: Damaged,
  run: (input: SalvageInput, on: Connection) => Promise<Saved>,
): Promise<{ readonly salvaged: Salvaged; readonly folder: string } | null> => {
  const { folder, pointer, envelope, source, ports, now } = damaged;
  const key = newRegisterKey();
  try {
    const answer = await ports.ask({ port: 'open-file', file: 'register-folder', title: '' });
    if (answer.kind === 'failed') throw new Refusal(answer.code);
    if (answer.kind !== 'folder') return null;
    const target = answer.path;
    if (readRegister(target).state !== 'missing') throw new Refusal('register-exists');
    privateFolder(target);
    // Two generations of one register never have the same number.
    const next = newGeneration(target, Number(pointer.generation));
    try {
      privateFile(next.database);
      const saved = await run(
        {
          ...{ source, envelope, next, key, registerId: pointer.registerId, trial: pointer.trial },
          ...{ actingSlot: damaged.actingSlot, migrations: damaged.migrations, heads: damaged.heads },
        },
        { file: next.database, key: Uint8Array.from(key) },
      );
      copyBeside(paths(folder).heads, paths(target).heads);
      copyBeside(paths(folder).whileLocked, paths(target).whileLocked);
      createFile(paths(target).pointer, JSON.stringify({ ...pointer, generation: next.generation }, null, 1));
      noteWhileLocked(folder, now, 'users.salvaged-from', {});
      return { salvaged: { folderName: basename(target), ...saved, tables: [...saved.tables] }, folder: target };
    } catch (error) {
      if (readRegister(target).state === 'missing') abandonGeneration(target, next);
      throw error;
    }
  } finally {
    wipe(source.key, key);
  }
};
