import { defineSignal, setCurrentDetails, setHandler } from '@temporalio/workflow';
import { PROGRESS_SIGNAL, SOFT_LIMIT_SIGNAL } from '../../contract/names';
import type { Progress } from '../../contract/progress';
import { showStatus } from './job-status';

export const progressSignal = defineSignal<[Progress]>(PROGRESS_SIGNAL);
export const softLimitSignal = defineSignal<[number]>(SOFT_LIMIT_SIGNAL);

/**
 * Shows a job's course in the Web UI, as its activities tell it: the stage and how far it is, and a
 * warning when it runs longer than it should.
 */
export function showCourse(): void {
  let started = false;
  let warning = '';
  setHandler(progressSignal, ({ stage, done, total, unit }) => {
    if (!started) showStatus('started');
    started = true;
    setCurrentDetails(`${warning}**${stage}**: ${done} / ${total} ${unit}`);
  });
  setHandler(softLimitSignal, (seconds) => {
    warning = `**Longer than it should**: ${Math.round(seconds)} s so far.\n\n`;
    setCurrentDetails(warning);
  });
}
