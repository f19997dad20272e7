import { z } from 'zod';
import { ROLES } from '../../../contract/roles';
import { insertUser } from '../../../store/users/insert-user';
import { hashPassword } from '../../auth/passwords';
import { defineEndpoint } from '../../endpoint';
import { Refusal } from '../../problems';
import { ACCOUNT_BODY_MAX, EMAIL_MAX } from '../auth/bodies';
import { showUser, userAnswer } from './user-answer';
import { newPassword } from './user-input';

const createInput = z.strictObject({
  email: z.email().max(EMAIL_MAX),
  password: newPassword,
  role: z.enum(ROLES),
});

export const createUser = defineEndpoint({
  id: 'createUser',
  method: 'post',
  path: '/users',
  tag: 'users',
  summary: 'Create an account',
  access: ['ADMIN'],
  body: { schema: createInput, required: true, maxBytes: ACCOUNT_BODY_MAX },
  answers: { 201: { description: 'The account, which can sign in at once', schema: userAnswer } },
  problems: ['CONFLICT'],
  handle: async ({ api, body }) => {
    const { email, password, role } = body;
    const passwordHash = await hashPassword(password);
    const user = await insertUser(api.pool, { email, passwordHash, role });
    if (!user) throw new Refusal('CONFLICT', 'emailTaken', { values: { email } });
    return { status: 201, body: showUser(user) };
  },
});
