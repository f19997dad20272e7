import { TASK_QUEUES } from '../contract/names';
import type { TaskQueue } from '../contract/names';
import { wrongUsage } from './problem';

/** What the original called the queue of its scheduled work. */
const FORMER_NAMES: Readonly<Record<string, TaskQueue>> = { celery: 'maintenance' };

/** The queue of this name, or of the one that the original had for it. */
export function queueNamed(name: string): TaskQueue {
  const queue = FORMER_NAMES[name] ?? TASK_QUEUES.find((known) => known === name);
  if (queue !== undefined) return queue;
  throw wrongUsage(`There is no queue "${name}"; the queues are ${TASK_QUEUES.join(', ')}.`);
}
