import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { findApi } from './api/find-api';
import { signIn } from './api/sign-in';
import type { SignedIn } from './api/sign-in';
import { GLOBAL_OPTIONS } from './command';
import type { Command, Env, OptionValues } from './command';
import { COMMANDS } from './command-list';
import { EXIT } from './exit-codes';
import type { ExitCode } from './exit-codes';
import { commandHelp, generalHelp, groupHelp } from './help';
import type { Terminal } from './output/terminal';
import { Problem, wrongUsage } from './problem';
import { textOption } from './read-options';

/** Runs the command that the arguments name and gives the exit code; every failure is said on stderr. */
export async function runCommand(
  args: readonly string[],
  env: Env,
  terminal: Terminal,
): Promise<ExitCode> {
  try {
    const helped = help(args, terminal);
    if (helped !== undefined) return helped;
    const { command, rest } = findCommand(args);
    const { positionals, values } = readArguments(command, rest);
    return await execute(command, { words: positionals, options: values }, { env, terminal });
  } catch (error) {
    terminal.complain(error instanceof Error ? error.message : String(error));
    return error instanceof Problem ? error.exitCode : EXIT.failed;
  }
}

/** Shows the help that was asked for; undefined where none was. */
function help(args: readonly string[], terminal: Terminal): ExitCode | undefined {
  const words = args.filter((word) => !word.startsWith('-'));
  const asked = args.includes('--help') || args.includes('-h') || words[0] === 'help';
  if (args.length > 0 && !asked) return undefined;
  const [first, second] = words[0] === 'help' ? words.slice(1) : words;
  if (first === undefined) {
    const lines = generalHelp(COMMANDS);
    for (const line of lines) (asked ? terminal.print : terminal.complain)(line);
    return asked ? EXIT.ok : EXIT.usage;
  }
  const group = COMMANDS.filter(({ name }) => name.startsWith(`${first} `));
  const named = COMMANDS.find(({ name }) => name === `${first} ${second}` || name === first);
  if (named === undefined && group.length === 0) throw unknownCommand(first);
  for (const line of named ? commandHelp(named) : groupHelp(first, group)) terminal.print(line);
  return EXIT.ok;
}

function findCommand(args: readonly string[]): { command: Command; rest: string[] } {
  const [first = '', second = ''] = args;
  for (const words of [2, 1]) {
    const name = args.slice(0, words).join(' ');
    const command = COMMANDS.find((known) => known.name === name);
    if (command) return { command, rest: args.slice(words) };
  }
  const group = COMMANDS.filter(({ name }) => name.startsWith(`${first} `));
  if (first === '' || group.length === 0) throw unknownCommand(first);
  const verbs = group.map(({ name }) => name.slice(first.length + 1)).join(', ');
  throw wrongUsage(
    `"pressroom ${first}" needs one of ${verbs}${second === '' ? '' : `, not "${second}"`}.`,
  );
}

function unknownCommand(word: string): Problem {
  return wrongUsage(`There is no command "${word}"; "pressroom --help" lists them.`);
}

function readArguments(
  command: Command,
  args: string[],
): { positionals: string[]; values: OptionValues } {
  const specs = Object.entries({ ...GLOBAL_OPTIONS, ...command.options });
  const options: ParseArgsConfig['options'] = Object.fromEntries(
    specs.map(([name, { type, multiple = false }]) => [name, { type, multiple }]),
  );
  try {
    const { positionals, values } = parseArgs({
      args,
      options,
      allowPositionals: true,
    });
    const most = command.words?.split(' ').length ?? 0;
    if (positionals.length > most) {
      throw wrongUsage(`"${positionals[most] ?? ''}" is one word too many.`);
    }
    return { positionals, values: values as OptionValues };
  } catch (error) {
    if (error instanceof Problem) throw error;
    const reason = (error instanceof Error ? error.message : String(error)).split('. ')[0] ?? '';
    throw wrongUsage(`${reason}. "pressroom ${command.name} --help" shows what it takes.`);
  }
}

async function execute(
  command: Command,
  given: { words: string[]; options: OptionValues },
  { env, terminal }: { env: Env; terminal: Terminal },
): Promise<ExitCode> {
  let session: Promise<SignedIn> | undefined;
  const api = async () => {
    session ??= signIn(findApi(env, textOption(given.options, 'url')), env);
    return (await session).client;
  };
  try {
    return (await command.run({ ...given, env, terminal, api })) ?? EXIT.ok;
  } finally {
    // The command has said what there is to say; a session that stays simply runs out.
    await session?.then(({ signOut }) => signOut()).catch(() => undefined);
  }
}
