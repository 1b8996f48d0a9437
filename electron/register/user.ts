import type { Id } from '../base/ids.ts';
import type { Role } from '../base/permissions.ts';

/** The acting user. */
export type User = { readonly id: Id; readonly name: string; readonly signature: string; readonly role: Role };
