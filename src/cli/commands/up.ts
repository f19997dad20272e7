import { join } from 'node:path';
import type { Command } from '../command';
import { EXIT } from '../exit-codes';
import { PROJECT } from '../local/project';
import { runProgram } from '../local/run-program';

/** `pressroom up`: the whole stack on this machine. */
export const up: Command = {
  name: 'up',
  summary: 'Run the whole stack on this machine, as npm start does, until Ctrl-C',
  examples: ['pressroom up', 'PORT=9000 PRESSROOM_HOME=/var/lib/pressroom pressroom up'],
  async run({ env }) {
    const ready = await runProgram(join(PROJECT, 'scripts', 'set-up.mjs'), env);
    if (ready !== EXIT.ok) return ready;
    return runProgram(join(PROJECT, 'scripts', 'start.mjs'), env);
  },
};
