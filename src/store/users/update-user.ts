import type { Role } from '../../contract/roles';
import type { Queryable } from '../pool';
import { USER_COLUMNS } from './rows';
import type { UserRow } from './rows';

/** What may change of an account; an absent member stays as it is. */
export interface UserChange {
  role?: Role;
  disabled?: boolean;
  passwordHash?: string;
}

/** Changes an account. Gives null where there is none of this id. */
export async function updateUser(
  db: Queryable,
  id: number,
  change: UserChange,
): Promise<UserRow | null> {
  const { rows } = await db.query<UserRow>({
    name: 'update-user',
    text: `
      update users set
        role = coalesce($2, role),
        password_hash = coalesce($3, password_hash),
        disabled_at = case $4::boolean
          when true then coalesce(disabled_at, now())
          when false then null
          else disabled_at
        end
      where id = $1
      returning ${USER_COLUMNS}`,
    values: [id, change.role ?? null, change.passwordHash ?? null, change.disabled ?? null],
  });
  return rows[0] ?? null;
}
