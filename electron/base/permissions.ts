/** samordnare, ersättare, chef, granskare: domain notes §2; SoLPuL (2001:454) 10 § asks for need-based access. */
export const roles = ['coordinator', 'deputy', 'manager', 'reviewer'] as const;
export type Role = (typeof roles)[number];

/** Those who work in cases. A reviewer reads the log and nothing else. */
export const caseRoles: readonly Role[] = ['coordinator', 'deputy', 'manager'];
