import { z } from 'zod';
import { MESSAGES } from '../../../contract/messages';
import { ROLES } from '../../../contract/roles';
import { inTransaction } from '../../../store/pool';
import type { Queryable } from '../../../store/pool';
import { revokeUserSessions } from '../../../store/sessions/revoke-sessions';
import { lockActiveAdmins } from '../../../store/users/lock-active-admins';
import type { UserRow } from '../../../store/users/rows';
import { updateUser } from '../../../store/users/update-user';
import type { UserChange } from '../../../store/users/update-user';
import type { Account } from '../../auth/account';
import { hashPassword } from '../../auth/passwords';
import { defineEndpoint } from '../../endpoint';
import { missingRole } from '../../middleware/authenticate';
import { Refusal } from '../../problems';
import { ACCOUNT_BODY_MAX } from '../auth/bodies';
import { showUser, userAnswer } from './user-answer';
import { newPassword } from './user-input';

const changeInput = z
  .strictObject({
    role: z.enum(ROLES).optional(),
    disabled: z.boolean().optional(),
    password: newPassword.optional(),
  })
  .refine((change) => Object.keys(change).length > 0, { error: MESSAGES.nothingToChange.en })
  .meta({ minProperties: 1 });

export const changeUser = defineEndpoint({
  id: 'changeUser',
  method: 'patch',
  path: '/users/{id}',
  tag: 'users',
  summary: "Change an account's role or password, disable it or enable it again",
  description:
    'Takes effect at once. Disabling an account or giving it a new password ends its sign-ins, but for the one that asks.',
  access: ['ADMIN'],
  params: z.object({ id: z.int().min(1) }),
  body: { schema: changeInput, required: true, maxBytes: ACCOUNT_BODY_MAX },
  answers: { 200: { description: 'The account as it is now', schema: userAnswer } },
  problems: ['NOT_FOUND', 'CONFLICT'],
  handle: async ({ api, account, params, body }) => {
    const { role, disabled, password } = body;
    const change: UserChange = {
      ...(role !== undefined && { role }),
      ...(disabled !== undefined && { disabled }),
      ...(password !== undefined && { passwordHash: await hashPassword(password) }),
    };
    const user = await inTransaction(api.pool, (db) =>
      applyChange(db, { id: params.id, change, account }),
    );
    api.sessions.forget();
    if (!user) throw new Refusal('NOT_FOUND', 'userUnknown', { values: { id: params.id } });
    return { status: 200, body: showUser(user) };
  },
});

/** Who changes an account stays an active ADMIN, so that the installation always has one. */
async function applyChange(
  db: Queryable,
  { id, change, account }: { id: number; change: UserChange; account: Account },
): Promise<UserRow | null> {
  const admins = await lockActiveAdmins(db);
  if (!admins.includes(account.id)) throw missingRole(account.role, ['ADMIN']);
  const user = await updateUser(db, id, change);
  if (!user) return null;
  const active = user.role === 'ADMIN' && user.disabledAt === null;
  if (id === account.id && !active) throw new Refusal('CONFLICT', 'ownAccount');
  if (change.passwordHash !== undefined || change.disabled) {
    await revokeUserSessions(db, id, account.session);
  }
  return user;
}
