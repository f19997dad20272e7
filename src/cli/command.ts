import type { ApiClient } from './api/client';
import type { ExitCode } from './exit-codes';
import type { Terminal } from './output/terminal';

/** The environment that a command runs in. */
export type Env = Readonly<Record<string, string | undefined>>;

/** One `--option` of a command. */
export interface OptionSpec {
  type: 'string' | 'boolean';
  about: string;
  /** What stands for the value in the help, such as `<n>`. */
  value?: string;
  multiple?: boolean;
}

/** The options of a command as they were given. */
export type OptionValues = Readonly<Record<string, string | boolean | string[] | undefined>>;

/** What a command works with. */
export interface CommandContext {
  /** The words behind the command's name. */
  words: readonly string[];
  options: OptionValues;
  env: Env;
  terminal: Terminal;
  /** Finds the API and signs in, at the first call. */
  api(): Promise<ApiClient>;
}

/** One verb of `pressroom`. */
export interface Command {
  /** One word, or two where the verb belongs to a group, as `users add`. */
  name: string;
  summary: string;
  /** The words behind the name, as the help shows them: `<needed>`, `[optional]`. */
  words?: string;
  options?: Readonly<Record<string, OptionSpec>>;
  examples: readonly string[];
  /** Says more than the summary; lines for the help. */
  notes?: readonly string[];
  /** Does it. Exit code 0 where nothing else is given. */
  run(context: CommandContext): Promise<ExitCode | undefined>;
}

/** The option of commands that can answer in JSON. */
export const JSON_OPTION: Readonly<Record<'json', OptionSpec>> = {
  json: { type: 'boolean', about: 'Print JSON instead of a table.' },
};

/** The options that every command takes. */
export const GLOBAL_OPTIONS: Readonly<Record<'url' | 'help', OptionSpec>> = {
  url: { type: 'string', value: '<url>', about: 'Address of the API, such as http://host:8000.' },
  help: { type: 'boolean', about: 'Show this help.' },
};
