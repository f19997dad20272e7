/** The roles of the accounts, most powerful first. */
export const ROLES = ['ADMIN', 'MANAGER', 'AGENT', 'USER'] as const;
export type Role = (typeof ROLES)[number];
