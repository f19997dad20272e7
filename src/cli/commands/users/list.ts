import { JSON_OPTION } from '../../command';
import type { Command } from '../../command';
import { showList } from '../../output/show-list';
import { listUsers } from './user';

/** `pressroom users list`. */
export const usersList: Command = {
  name: 'users list',
  summary: 'List the accounts',
  options: JSON_OPTION,
  examples: ['pressroom users list'],
  async run(context) {
    const rows = await listUsers(await context.api());
    const columns = [
      { heading: 'id', cell: ({ id }: (typeof rows)[number]) => id },
      { heading: 'e-mail', cell: ({ email }: (typeof rows)[number]) => email },
      { heading: 'role', cell: ({ role }: (typeof rows)[number]) => role },
      {
        heading: 'state',
        cell: ({ disabled }: (typeof rows)[number]) => (disabled ? 'disabled' : 'active'),
      },
    ];
    showList(context, { rows, columns, empty: 'No accounts.' });
    return undefined;
  },
};
