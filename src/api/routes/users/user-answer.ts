import { z } from 'zod';
import { ROLES } from '../../../contract/roles';
import type { UserRow } from '../../../store/users/rows';

/** An account as the API shows it. */
export const userAnswer = z
  .object({
    id: z.int(),
    email: z.string(),
    role: z.enum(ROLES),
    disabled: z.boolean(),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'User' });

/** Shows an account. */
export function showUser(user: UserRow): z.output<typeof userAnswer> {
  return {
    id: user.id,
    email: user.email,
    role: user.role,
    disabled: user.disabledAt !== null,
    created_at: user.createdAt.toISOString(),
  };
}
