import type { Endpoint } from '../../endpoint';
import { applySchedules } from './apply-schedules';
import { changeSchedule } from './change-schedule';
import { createSchedule } from './create-schedule';
import { deleteSchedule } from './delete-schedule';
import { listSchedules } from './list-schedules';
import { backfillSchedule, triggerSchedule } from './run-schedule';
import { showSchedule } from './show-schedule';

/** The endpoints of schedules; `apply` comes before the id that it might be taken for. */
export const SCHEDULES: readonly Endpoint[] = [
  listSchedules,
  createSchedule,
  applySchedules,
  showSchedule,
  changeSchedule,
  deleteSchedule,
  triggerSchedule,
  backfillSchedule,
];
