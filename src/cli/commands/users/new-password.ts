import { randomBytes } from 'node:crypto';
import type { CommandContext, OptionSpec } from '../../command';
import { textOption } from '../../read-options';

const BYTES = 18;

/** The option by which a password is given. */
export const PASSWORD_OPTION: Readonly<Record<'password', OptionSpec>> = {
  password: {
    type: 'string',
    value: '<text>',
    about: 'Its password; PRESSROOM_NEW_PASSWORD keeps it out of the list of processes.',
  },
};

/** The password that was given, or one made here, which is then to be shown. */
export function newPassword({ options, env }: CommandContext): { password: string; made: boolean } {
  const given = textOption(options, 'password') ?? (env['PRESSROOM_NEW_PASSWORD'] || undefined);
  if (given !== undefined) return { password: given, made: false };
  return { password: randomBytes(BYTES).toString('base64url'), made: true };
}
