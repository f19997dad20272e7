import type { Command } from '../../command';
import { wrongUsage } from '../../problem';
import { neededWord } from '../../read-options';
import { withDeployment } from './engine-words';

/** `pressroom deploy set-current`: which build gets the new jobs. */
export const setCurrent: Command = {
  name: 'deploy set-current',
  summary: 'Send every new job to the workers of a build',
  words: '[build]',
  options: {
    unversioned: { type: 'boolean', about: 'To workers without BUILD_ID, instead of a build.' },
  },
  notes: [
    'A worker with BUILD_ID gets no work until its build is made current. Jobs under way end on the build that they began on.',
  ],
  examples: ['pressroom deploy set-current 4f2a9c1', 'pressroom deploy set-current --unversioned'],
  async run({ words, options, env, terminal }) {
    const unversioned = options['unversioned'] === true;
    if (unversioned && words.length > 0) throw wrongUsage('Give a build or --unversioned.');
    const build = unversioned ? undefined : neededWord(words, 0, 'The build');
    await withDeployment(env, (client, { setCurrentBuild }) => setCurrentBuild(client, build));
    terminal.print(`New jobs go to ${build ?? 'workers without BUILD_ID'}.`);
    return undefined;
  },
};
