import type { Role } from '../../contract/roles';

/** An account as the store keeps it; its password hash stays in the statements that need it. */
export interface UserRow {
  id: number;
  email: string;
  role: Role;
  disabledAt: Date | null;
  createdAt: Date;
}

/** The columns of a `UserRow`, for select lists and returning clauses. */
export const USER_COLUMNS = `
  id, email, role, disabled_at as "disabledAt", created_at as "createdAt"`;
