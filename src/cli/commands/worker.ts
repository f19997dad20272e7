import { TASK_QUEUES } from '../../contract/names';
import type { Command } from '../command';
import { programPath } from '../local/project';
import { programEnv } from '../local/program-env';
import { runProgram } from '../local/run-program';
import { queueNamed } from '../queue-names';
import { wholeNumber } from '../read-options';

const CONCURRENCY = { min: 1, max: 64 };

/** `pressroom worker`: one worker process. */
export const worker: Command = {
  name: 'worker',
  summary: 'Run one worker process until Ctrl-C; by default all queues, two jobs at once',
  words: '[queues] [concurrency]',
  notes: [
    `Queues, comma-separated: ${TASK_QUEUES.join(', ')}; "celery" means maintenance.`,
    'Where DATABASE_URL or TEMPORAL_ADDRESS are unset, those of the stack that runs on PRESSROOM_HOME',
    'are taken.',
  ],
  examples: ['pressroom worker', 'pressroom worker documents,notifications 4'],
  run({ words: [queues, concurrency], env }) {
    const served = queues?.split(',').map((name) => queueNamed(name.trim()));
    return runProgram(programPath('workers'), {
      ...programEnv(env),
      ...(served && { WORKER_QUEUES: served.join(',') }),
      ...(concurrency !== undefined && {
        WORKER_CONCURRENCY: String(wholeNumber(concurrency, 'The concurrency', CONCURRENCY)),
      }),
    });
  },
};
