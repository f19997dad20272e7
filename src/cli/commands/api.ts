import type { Command } from '../command';
import { programPath } from '../local/project';
import { programEnv } from '../local/program-env';
import { runProgram } from '../local/run-program';

/** `pressroom api`: one API process. */
export const api: Command = {
  name: 'api',
  summary: 'Run one API process until Ctrl-C',
  notes: [
    'Reads the variables of docs/configuration.md. Where DATABASE_URL or TEMPORAL_ADDRESS are unset,',
    'those of the stack that runs on PRESSROOM_HOME are taken.',
  ],
  examples: ['PORT=8001 pressroom api'],
  run: ({ env }) => runProgram(programPath('api'), programEnv(env)),
};
