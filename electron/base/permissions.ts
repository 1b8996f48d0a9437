/**
 * samordnare, ersättare, chef, granskare: domain notes §2; SoLPuL (2001:454) 10 § requires need-based access. Every user with a slot has
 * one of these roles.
 */
export const roles = ['coordinator', 'deputy', 'manager', 'reviewer'] as const;
export type Role = (typeof roles)[number];

/** Those who work on cases. A reviewer reads the log and nothing else. */
export const caseRoles: readonly Role[] = ['coordinator', 'deputy', 'manager'];

/** Those who decide about the register: users, rules, who may not open a case. */
export const decidingRoles: readonly Role[] = ['coordinator', 'manager'];

/** Log checks are for the manager and the reviewer; a coordinator may use them to look after their own register (domain: access log). */
export const logRoles: readonly Role[] = ['coordinator', 'manager', 'reviewer'];
