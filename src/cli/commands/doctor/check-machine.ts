import { existsSync } from 'node:fs';
import { mkdir, statfs } from 'node:fs/promises';
import type { Env } from '../../command';
import { programPath } from '../../local/project';
import { homeOf } from '../../local/stack-file';
import { broken, fine, reasonOf } from './finding';
import type { Finding } from './finding';

const NODE_NEEDED = { major: 20, minor: 19 };
const GIB = 1024 ** 3;
const LEAST_FREE_GIB = 1;

/** Looks at the machine: Node, the built program, the folder of state and the space it has. */
export async function checkMachine(env: Env): Promise<Finding[]> {
  return [checkNode(), checkBuild(), await checkHome(homeOf(env))];
}

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const { major: least, minor: leastMinor } = NODE_NEEDED;
  const recent = major > least || (major === least && minor >= leastMinor);
  if (recent) return fine('node', process.versions.node);
  return broken(
    'node',
    `${process.versions.node} is too old`,
    `Install Node ${least}.${leastMinor} or newer.`,
  );
}

function checkBuild(): Finding {
  const lacking = (['api', 'workers'] as const)
    .map(programPath)
    .filter((path) => !existsSync(path));
  if (lacking.length === 0) return fine('build', 'API and worker are built');
  return broken('build', `${lacking.join(', ')} is not there`, 'Run "npm run setup".');
}

async function checkHome(home: string): Promise<Finding> {
  try {
    await mkdir(home, { recursive: true });
    const { bavail, bsize } = await statfs(home);
    const free = (bavail * bsize) / GIB;
    const says = `${home}, ${free.toFixed(1)} GiB free`;
    if (free >= LEAST_FREE_GIB) return fine('home', says);
    return broken('home', says, 'Free space there, or set PRESSROOM_HOME to another folder.');
  } catch (error) {
    return broken('home', reasonOf(error), 'Set PRESSROOM_HOME to a folder that can be written.');
  }
}
