/** samordnare, ersättare, chef, granskare: domain notes §2; SoLPuL (2001:454) 10 § asks for need-based access. Everybody with a slot is one. */
export const roles = ['coordinator', 'deputy', 'manager', 'reviewer'] as const;
export type Role = (typeof roles)[number];

/** Those who work in cases. A reviewer reads the log and nothing else. */
export const caseRoles: readonly Role[] = ['coordinator', 'deputy', 'manager'];

/** Those who decide about the register: users, rules, who may not open a case. */
export const decidingRoles: readonly Role[] = ['coordinator', 'manager'];

/** Log checks are the manager's and the reviewer's; a coordinator looks after her own register (domain: access log). */
export const logRoles: readonly Role[] = ['coordinator', 'manager', 'reviewer'];
