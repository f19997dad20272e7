import type { Command } from './command';
import { active } from './commands/active';
import { api } from './commands/api';
import { beat } from './commands/beat';
import { cancel } from './commands/cancel';
import { completionCommand } from './commands/completion';
import { deployCommands } from './commands/deploy';
import { doctor } from './commands/doctor';
import { flower } from './commands/flower';
import { hold } from './commands/hold';
import { jobs } from './commands/jobs';
import { migrate } from './commands/migrate';
import { purge } from './commands/purge';
import { replay } from './commands/replay';
import { retry } from './commands/retry';
import { scheduleCommands } from './commands/schedules';
import { stats } from './commands/stats';
import { status } from './commands/status';
import { submitCommands } from './commands/submit';
import { up } from './commands/up';
import { usersAdd } from './commands/users/add';
import { usersDisable } from './commands/users/disable';
import { usersList } from './commands/users/list';
import { usersPasswd } from './commands/users/passwd';
import { watch } from './commands/watch';
import { worker } from './commands/worker';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  up,
  api,
  worker,
  beat,
  flower,
  status,
  stats,
  active,
  ...submitCommands,
  watch,
  jobs,
  cancel,
  retry,
  hold,
  purge,
  ...scheduleCommands,
  usersList,
  usersAdd,
  usersPasswd,
  usersDisable,
  doctor,
  migrate,
  replay,
  ...deployCommands,
  completionCommand(() => COMMANDS),
];
