import type { Command } from '../../command';
import { neededWord, wholeNumber } from '../../read-options';
import { withDeployment } from './engine-words';

const PERCENTAGES = { min: 0, max: 100 };

/** `pressroom deploy ramp`: a part of the new jobs for a build that is tried. */
export const ramp: Command = {
  name: 'deploy ramp',
  summary: 'Send a part of the new jobs to the workers of a build',
  words: '<build> <percent>',
  notes: ['"set-current" with the same build ends the ramp and sends it all; 0 percent none.'],
  examples: ['pressroom deploy ramp 4f2a9c1 10'],
  async run({ words, env, terminal }) {
    const build = neededWord(words, 0, 'The build');
    const percent = wholeNumber(
      neededWord(words, 1, 'The percentage'),
      'The percentage',
      PERCENTAGES,
    );
    await withDeployment(env, (client, { setRampingBuild }) =>
      setRampingBuild(client, build, percent),
    );
    terminal.print(`${percent} % of the new jobs go to ${build}.`);
    return undefined;
  },
};
