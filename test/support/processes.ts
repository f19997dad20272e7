import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface ProcessEntry {
  pid: number;
  group: number;
  command: string;
}

/** Lists the processes that belong to a group or name a text, such as a folder, on their command line. */
export async function listProcesses(where: {
  group: number;
  mention: string;
}): Promise<ProcessEntry[]> {
  const { stdout } = await run('ps', ['-eo', 'pid=,pgid=,stat=,args=']);
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
    .filter(({ group, command }) => group === where.group || command.includes(where.mention));
}
