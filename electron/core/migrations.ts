import type { Migration } from '../register/migrations.ts';
import { areas } from './areas.ts';
import { migrationsOf } from './assembly.ts';

/** The steps of every area, in the order they are applied. */
export const migrations: readonly Migration[] = migrationsOf(areas);
