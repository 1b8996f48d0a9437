/** Opaque identifiers: random UUIDs, so that an id reveals nothing about order, person or time. */
export type Id = string;

export const newId = (): Id => crypto.randomUUID();
