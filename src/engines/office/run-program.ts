import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { AppError } from '../../contract/errors';

/** How a program ended: by itself, with its exit code, or because its time was over. */
export type ProgramEnd = { code: number | null } | 'timed out';

/**
 * Runs a program until it ends. Where its time is over or the signal aborts, it is ended with every process
 * that it has started: LibreOffice's command starts the program proper and waits for it.
 */
export async function runProgram(
  program: string,
  words: readonly string[],
  { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal },
): Promise<ProgramEnd> {
  signal.throwIfAborted();
  const child = spawn(program, words, { stdio: 'ignore', detached: true });
  await once(child, 'spawn').catch((cause: unknown) => {
    throw new AppError('CONFIGURATION', `${program} cannot be run: ${String(cause)}`, { cause });
  });
  const ended = once(child, 'exit');
  const over = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  const end = () => endGroup(child.pid);
  over.addEventListener('abort', end, { once: true });
  if (over.aborted) end();
  try {
    const [code] = (await ended) as [number | null];
    signal.throwIfAborted();
    return over.aborted ? 'timed out' : { code };
  } finally {
    over.removeEventListener('abort', end);
  }
}

function endGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (error) {
    // It has ended by itself at this moment.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
