import { setTimeout as delay } from 'node:timers/promises';
import type { Installation } from '../../support/installation/installation';
import type { Part } from '../../support/installation/part';
import { waitFor } from '../../support/wait-for';
import type { Choices } from './random';
import type { SmallStore } from './small-store';

/** What a fault works on. */
export interface FaultContext {
  installation: Installation;
  store: SmallStore;
  choices: Choices;
}

/** One kind of fault, beside what the same did to the system that this one replaces. */
export interface Fault {
  name: string;
  /** Of 100 accepted jobs of the original. */
  original: string;
  /** Whether it is to strike while something renders. */
  midRender: boolean;
  /** Does the damage and mends it. Nothing is waited for but the mending. */
  strike(context: FaultContext): Promise<void>;
}

/** Milliseconds that a supervisor takes to start a program again. */
const RESTART_MS = 500;

/** Longer than a heartbeat may be missing, shorter than the retries of a job last. */
const LONGER_THAN_HEARTBEAT_MS = 5_000;

async function killAndRestart(part: Part, afterMs = RESTART_MS): Promise<void> {
  await part.signal('SIGKILL');
  await delay(afterMs);
  await part.start();
}

async function freeze(part: Part, forMs: number): Promise<void> {
  await part.signal('SIGSTOP');
  try {
    await delay(forMs);
  } finally {
    await part.signal('SIGCONT');
  }
}

/** Every kind of fault, in the order of the table. */
export const FAULTS: Fault[] = [
  {
    name: 'kill -9 of a worker',
    original: '2 lost',
    midRender: true,
    strike: ({ installation, choices }) => killAndRestart(choices.oneOf(installation.workers)),
  },
  {
    name: 'kill -9 of every worker',
    original: '2 lost',
    midRender: true,
    async strike({ installation }) {
      await Promise.all(installation.workers.map((worker) => killAndRestart(worker)));
    },
  },
  {
    name: 'kill -9 of an API',
    original: '5 pending for ever',
    midRender: false,
    strike: ({ installation, choices }) => killAndRestart(choices.oneOf(installation.apis)),
  },
  {
    name: 'kill -9 of the engine',
    original: '84 lost (Redis)',
    midRender: false,
    strike: ({ installation, choices }) =>
      killAndRestart(installation.engine, choices.between(0, 3000)),
  },
  {
    name: 'engine frozen for 5 s',
    original: '9 lost (Redis away 20 s)',
    midRender: false,
    strike: ({ installation }) => freeze(installation.engine, LONGER_THAN_HEARTBEAT_MS),
  },
  {
    name: 'kill -9 of the database',
    original: 'not measured',
    midRender: false,
    strike: ({ installation, choices }) =>
      killAndRestart(installation.database, choices.between(0, 2000)),
  },
  {
    name: 'worker frozen past its heartbeat',
    original: '0 lost, its jobs 40 s late',
    midRender: true,
    strike: ({ installation, choices }) =>
      freeze(choices.oneOf(installation.workers), LONGER_THAN_HEARTBEAT_MS),
  },
  {
    name: 'worker asked to stop',
    original: 'not measured',
    midRender: true,
    async strike({ installation, choices }) {
      const worker = choices.oneOf(installation.workers);
      await worker.signal('SIGTERM');
      const end = await worker.ended();
      if (end !== 'exit code 0') throw new Error(`A worker asked to stop ended with ${end}`);
      await worker.start();
    },
  },
  {
    name: 'store full for 3 s',
    original: 'not measured',
    midRender: false,
    async strike({ store }) {
      await store.fill();
      try {
        await delay(3_000);
      } finally {
        await store.empty();
      }
    },
  },
  {
    name: 'worker cut off from the engine',
    original: 'not measured',
    midRender: true,
    async strike({ installation, choices }) {
      const network = choices.oneOf(installation.networks);
      network.cut();
      await delay(LONGER_THAN_HEARTBEAT_MS);
      network.mend();
    },
  },
];

/** Waits for the moment of a fault: by chance within the burst of jobs, or while something renders. */
export async function waitForMoment(fault: Fault, context: FaultContext): Promise<void> {
  const { installation, choices } = context;
  if (!fault.midRender) return delay(choices.between(0, 2500));
  await waitFor('a job that runs', async () => {
    const { rows } = await installation.pool.query<{ running: boolean }>(
      "select exists (select from jobs where status = 'started' and job_type = 'heavy') as running",
    );
    return rows[0]?.running;
  });
  await delay(choices.between(0, 1000));
}
