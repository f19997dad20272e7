import type { Command } from '../../command';
import { neededWord } from '../../read-options';
import { newPassword, PASSWORD_OPTION } from './new-password';
import { findUser } from './user';

/** `pressroom users passwd`. */
export const usersPasswd: Command = {
  name: 'users passwd',
  summary: 'Give an account a new password, which ends its sign-ins',
  words: '<e-mail>',
  options: PASSWORD_OPTION,
  notes: ['Without a password one is made and printed.'],
  examples: ['pressroom users passwd ada@example.com'],
  async run(context) {
    const email = neededWord(context.words, 0, 'The e-mail address');
    const { password, made } = newPassword(context);
    const api = await context.api();
    const { id } = await findUser(api, email);
    await api.send('PATCH', `/users/${id}`, { body: { password } });
    context.terminal.print(made ? `Password: ${password}` : `${email} has a new password.`);
    return undefined;
  },
};
