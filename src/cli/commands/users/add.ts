import { ROLES } from '../../../contract/roles';
import type { Command } from '../../command';
import { neededWord, textOption } from '../../read-options';
import { newPassword, PASSWORD_OPTION } from './new-password';
import type { User } from './user';

/** `pressroom users add`. */
export const usersAdd: Command = {
  name: 'users add',
  summary: 'Make an account',
  words: '<e-mail>',
  options: {
    role: { type: 'string', value: `<${ROLES.join('|')}>`, about: 'USER by default.' },
    ...PASSWORD_OPTION,
  },
  notes: ['Without a password one is made and printed.'],
  examples: ['pressroom users add ada@example.com --role ADMIN'],
  async run(context) {
    const email = neededWord(context.words, 0, 'The e-mail address');
    const { password, made } = newPassword(context);
    const role = textOption(context.options, 'role') ?? 'USER';
    const api = await context.api();
    const user = await api.send<User>('POST', '/users', { body: { email, password, role } });
    context.terminal.print(`Account ${user.id}: ${user.email}, ${user.role}`);
    if (made) context.terminal.print(`Password: ${password}`);
    return undefined;
  },
};
