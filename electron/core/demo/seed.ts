import type { OpenSession, Session } from '../../areas/users/session.ts';

/** Fills a fresh demo register through the same use cases a person calls, at the moments the story tells. */
export const seedDemo = async (_session: Session, _opened: OpenSession): Promise<void> => {};
