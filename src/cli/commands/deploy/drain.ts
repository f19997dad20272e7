import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { Command } from '../../command';
import { EXIT } from '../../exit-codes';
import { Problem } from '../../problem';
import { neededWord, textOption, wholeNumber } from '../../read-options';
import { withDeployment } from './engine-words';
import type { Deployment } from './engine-words';

const LOOK_EVERY_MS = 1_000;
const SECONDS = { min: 0, max: 604_800 };

/** `pressroom deploy drain`: until a build's workers may be stopped. */
export const drain: Command = {
  name: 'deploy drain',
  summary: 'Wait until no job is open on a build, so that its workers may stop',
  words: '<build>',
  options: {
    timeout: { type: 'string', value: '<seconds>', about: 'Give up after them; else waits on.' },
  },
  notes: ['Exits 1 where new jobs still go to the build, or where jobs are open at the end.'],
  examples: ['pressroom deploy drain 81b03de --timeout 3600'],
  async run({ words, options, env, terminal }) {
    const build = neededWord(words, 0, 'The build');
    const timeout = textOption(options, 'timeout');
    const ends =
      timeout === undefined
        ? Infinity
        : Date.now() + wholeNumber(timeout, '--timeout', SECONDS) * 1000;
    return withDeployment(env, async (client, deployment) => {
      await refuseWhereServing(build, client, deployment);
      let told: number | undefined;
      for (;;) {
        const open = await deployment.countOpenOn(client, build);
        if (open === 0) break;
        if (open !== told) terminal.print(`Jobs open on ${build}: ${open}.`);
        told = open;
        if (Date.now() >= ends) throw new Problem(EXIT.failed, `${build} is not drained.`);
        await pause(LOOK_EVERY_MS);
      }
      terminal.print(`No job is open on ${build}: its workers may be stopped.`);
      return undefined;
    });
  },
};

async function refuseWhereServing(
  build: string,
  client: Client,
  { readRouting }: Deployment,
): Promise<void> {
  const { builds, current, ramping, rampPercentage } = await readRouting(client);
  if (!builds.includes(build)) {
    const known = builds.length === 0 ? 'none' : builds.join(', ');
    throw new Problem(EXIT.failed, `The engine knows no build "${build}"; it knows ${known}.`);
  }
  if (current === build || (ramping === build && rampPercentage > 0)) {
    throw new Problem(
      EXIT.failed,
      `New jobs go to ${build}: send them elsewhere first, with "pressroom deploy set-current".`,
    );
  }
}
