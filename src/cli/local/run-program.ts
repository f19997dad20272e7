import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { EXIT } from '../exit-codes';
import type { ExitCode } from '../exit-codes';
import { Problem } from '../problem';
import { PROJECT } from './project';

const PASSED_ON = ['SIGINT', 'SIGTERM'] as const;

/**
 * Runs a Node program in the foreground: it has our terminal, hears the signals that we get, and we end
 * when it does.
 */
export async function runProgram(
  script: string,
  env: Record<string, string | undefined>,
): Promise<ExitCode> {
  const child = spawn(process.execPath, [script], { cwd: PROJECT, env, stdio: 'inherit' });
  const passOn = (signal: NodeJS.Signals) => child.kill(signal);
  for (const signal of PASSED_ON) process.on(signal, passOn);
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    if (signal !== null) throw new Problem(EXIT.failed, `${script} was ended by ${signal}.`);
    return code === 0 ? EXIT.ok : EXIT.failed;
  } finally {
    for (const signal of PASSED_ON) process.off(signal, passOn);
  }
}
