import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface ProcessEntry {
  pid: number;
  group: number;
  command: string;
}

/** Lists the living processes of a stack: the supervisor's group, and all that was started with its home. */
export async function listProcesses(stack: {
  group: number;
  home: string;
}): Promise<ProcessEntry[]> {
  // `e` shows the environment behind the command line.
  const { stdout } = await run('ps', ['axeww', '-o', 'pid=,pgid=,stat=,args=']);
  return stdout
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line))
    .filter((match) => match !== null)
    .filter(([, , , state]) => !state?.startsWith('Z'))
    .map(([, pid, group, , command]) => ({
      pid: Number(pid),
      group: Number(group),
      command: command ?? '',
    }))
    .filter(
      ({ group, command }) =>
        group === stack.group || `${command} `.includes(`PRESSROOM_HOME=${stack.home} `),
    );
}
