import type { Command } from '../../command';
import { schedulesApply } from './apply';
import { schedulesDelete, schedulesPause, schedulesResume } from './change';
import { schedulesCreate } from './create';
import { schedulesList } from './list';
import { schedulesBackfill, schedulesTrigger } from './run';
import { schedulesShow } from './show';

/** `pressroom schedules …`. */
export const scheduleCommands: readonly Command[] = [
  schedulesList,
  schedulesShow,
  schedulesCreate,
  schedulesApply,
  schedulesPause,
  schedulesResume,
  schedulesTrigger,
  schedulesBackfill,
  schedulesDelete,
];
