import { completionScript, SHELLS } from '../completion/scripts';
import type { Command } from '../command';
import { wrongUsage } from '../problem';

/** `pressroom completion`: the script by which a shell completes our words; needs the other commands. */
export function completionCommand(others: () => readonly Command[]): Command {
  return {
    name: 'completion',
    summary: `Print the completion script of a shell: ${SHELLS.join(', ')}`,
    words: `<${SHELLS.join('|')}>`,
    examples: ['source <(pressroom completion bash)', 'pressroom completion fish | source'],
    async run({ words, terminal }) {
      const shell = SHELLS.find((name) => name === words[0]);
      if (shell === undefined) {
        throw wrongUsage(`Name a shell: ${SHELLS.join(', ')}.`);
      }
      const commands = others().map(({ name, summary, options }) => ({
        name,
        summary,
        options: Object.keys(options ?? {}),
      }));
      terminal.print(completionScript(shell, commands));
      return undefined;
    },
  };
}
