import { z } from 'zod';
import { listUsers as listRows } from '../../../store/users/list-users';
import { defineEndpoint } from '../../endpoint';
import { showUser, userAnswer } from './user-answer';

const listQuery = z.object({
  limit: z.int().min(1).max(500).default(100),
  after: z.int().min(0).default(0).describe('Only accounts with a higher id.'),
});

export const listUsers = defineEndpoint({
  id: 'listUsers',
  method: 'get',
  path: '/users',
  tag: 'users',
  summary: 'List accounts by id',
  access: ['ADMIN'],
  query: listQuery,
  answers: { 200: { description: 'Accounts', schema: z.array(userAnswer) } },
  handle: async ({ api, query }) => {
    const users = await listRows(api.pool, query);
    return { status: 200, body: users.map(showUser) };
  },
});
