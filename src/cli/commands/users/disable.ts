import type { Command } from '../../command';
import { neededWord } from '../../read-options';
import { findUser } from './user';

/** `pressroom users disable`, and its opposite. */
export const usersDisable: Command = {
  name: 'users disable',
  summary: 'Disable an account, or with --undo enable it again',
  words: '<e-mail>',
  options: { undo: { type: 'boolean', about: 'Enable it again.' } },
  examples: ['pressroom users disable ada@example.com'],
  async run({ words, options, terminal, api: connect }) {
    const email = neededWord(words, 0, 'The e-mail address');
    const disabled = options['undo'] !== true;
    const api = await connect();
    const { id } = await findUser(api, email);
    await api.send('PATCH', `/users/${id}`, { body: { disabled } });
    terminal.print(`${email} is ${disabled ? 'disabled' : 'active again'}.`);
    return undefined;
  },
};
