import { execFile } from 'node:child_process';
import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A tool that tests take from PyPI. */
export interface PythonTool {
  name: string;
  /** Requirements with exact versions. */
  packages: string[];
  /** What the tests need it for, for the message where it cannot be had. */
  purpose: string;
}

/** moto with what its S3 server needs; `moto[server]` would bring the rest of AWS along, at twice the size. */
export const MOTO: PythonTool = {
  name: 'moto',
  packages: ['moto[s3]==5.2.5', 'flask==3.1.3', 'flask-cors==6.0.5'],
  purpose: 'The artifact store is tested on a real S3 server',
};

/** Sends requests made from the OpenAPI document, and checks every answer against it. */
export const SCHEMATHESIS: PythonTool = {
  name: 'schemathesis',
  packages: ['schemathesis==4.32.5'],
  purpose: 'The API is tested against its own OpenAPI document',
};

/**
 * Installs a tool into a virtual environment in `home` that later runs find again; gives the folder of its
 * programs. Throws with the way out where Python is missing.
 */
export async function installPythonTool(home: string, tool: PythonTool): Promise<string> {
  const folder = join(home, tool.name);
  const bin = join(folder, 'bin');
  const complete = join(folder, `installed-${tool.packages.join('-').replace(/[^\w.-]/g, '-')}`);
  if (await exists(complete)) return bin;
  await rm(folder, { recursive: true, force: true });
  await step(tool, ['python3', '-m', 'venv', folder], 'install Python 3 and its venv module');
  const install = [join(bin, 'python'), '-m', 'pip', 'install', '-q', ...tool.packages];
  await step(tool, install, 'make PyPI reachable for pip');
  await writeFile(complete, '');
  return bin;
}

async function step(tool: PythonTool, command: string[], remedy: string): Promise<void> {
  const [file = '', ...words] = command;
  try {
    await run(file, words, { timeout: 300_000 });
  } catch (error) {
    throw new Error(
      `${tool.purpose}: ${tool.name} could not be installed (${remedy}): ${command.join(' ')}`,
      { cause: error },
    );
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
