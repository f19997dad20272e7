import { GLOBAL_OPTIONS } from './command';
import type { Command, OptionSpec } from './command';
import { EXIT_MEANINGS } from './exit-codes';

/** The help of the whole program: every command, one line each. */
export function generalHelp(commands: readonly Command[]): string[] {
  return [
    'pressroom: runs and looks after Pressroom.',
    '',
    'Usage: pressroom <command> [words] [options]',
    '',
    'Commands:',
    ...commandLines(commands),
    '',
    'The API is found by --url, PRESSROOM_URL, or the stack that runs on PRESSROOM_HOME; the sign-in is',
    'PRESSROOM_TOKEN, or ADMIN_EMAIL and ADMIN_PASSWORD, or the development admin of PRESSROOM_HOME.',
    '',
    'Exit codes:',
    ...aligned(EXIT_MEANINGS.map(([code, meaning]) => [String(code), meaning])),
    '',
    '"pressroom <command> --help" shows its options and examples.',
  ];
}

/** The help of a group of commands, such as `users`. */
export function groupHelp(group: string, commands: readonly Command[]): string[] {
  return [
    `Usage: pressroom ${group} <command> [words] [options]`,
    '',
    'Commands:',
    ...commandLines(commands),
    '',
    'Examples:',
    ...commands.flatMap(({ examples }) => examples.slice(0, 1).map((line) => `  ${line}`)),
  ];
}

/** The help of one command. */
export function commandHelp(command: Command): string[] {
  const words = command.words === undefined ? '' : ` ${command.words}`;
  return [
    `Usage: pressroom ${command.name}${words} [options]`,
    '',
    `${command.summary}.`,
    ...(command.notes ? ['', ...command.notes] : []),
    '',
    'Options:',
    ...aligned(
      Object.entries({ ...command.options, ...GLOBAL_OPTIONS }).map(([name, option]) => [
        optionName(name, option),
        option.about,
      ]),
    ),
    '',
    'Examples:',
    ...command.examples.map((line) => `  ${line}`),
  ];
}

function commandLines(commands: readonly Command[]): string[] {
  return aligned(
    commands.map(({ name, words, summary }) => [words ? `${name} ${words}` : name, summary]),
  );
}

function optionName(name: string, { type, value }: OptionSpec): string {
  return type === 'boolean' ? `--${name}` : `--${name} ${value ?? '<text>'}`;
}

/** Two columns, indented; a first one that is too wide has its second on the next line. */
function aligned(pairs: readonly (readonly [string, string])[]): string[] {
  const WIDEST = 34;
  const width = Math.min(WIDEST, Math.max(...pairs.map(([left]) => left.length)));
  return pairs.flatMap(([left, right]) =>
    left.length <= width
      ? [`  ${left.padEnd(width)}  ${right}`.trimEnd()]
      : [`  ${left}`, `  ${''.padEnd(width)}  ${right}`.trimEnd()],
  );
}
