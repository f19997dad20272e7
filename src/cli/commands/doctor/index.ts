import { JSON_OPTION } from '../../command';
import type { Command, CommandContext } from '../../command';
import { EXIT } from '../../exit-codes';
import { tableLines } from '../../output/table';
import { checkApi } from './check-api';
import { checkMachine } from './check-machine';
import { checkScanner } from './check-scanner';
import { checkStorage } from './check-storage';
import { checkTools } from './check-tools';
import type { Finding } from './finding';

/** `pressroom doctor`: every dependency looked at, with the fix for what is wrong. */
export const doctor: Command = {
  name: 'doctor',
  summary: 'Check every dependency and say the fix of what is wrong',
  options: JSON_OPTION,
  notes: ['Exits 0 where only optional tools are missing, else 1.'],
  examples: ['pressroom doctor', 'pressroom doctor --json | jq ".[] | select(.fix)"'],
  async run(context) {
    const { env, options, terminal } = context;
    const found = [
      await checkMachine(env),
      await checkStorage(env),
      await checkApi(context),
      checkTools(env),
      await checkScanner(env),
    ].flat();
    if (options['json'] === true) terminal.printJson(found);
    else print(context, found);
    return found.some(({ state }) => state === 'failed') ? EXIT.failed : EXIT.ok;
  },
};

function print({ terminal }: CommandContext, found: Finding[]): void {
  const lines = tableLines(
    [
      { heading: 'check', cell: ({ check }) => check },
      { heading: 'state', cell: ({ state }) => state },
      { heading: 'finding', cell: ({ says }) => says },
    ],
    found,
  );
  for (const line of lines) terminal.print(line);
  const fixes = found.filter(({ fix }) => fix !== undefined);
  if (fixes.length > 0) terminal.print('');
  for (const { check, fix, optional } of fixes) {
    terminal.print(`${check}${optional ? ' (optional)' : ''}: ${fix ?? ''}`);
  }
}
