import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { tryLock } from '../supervisor/lock.mjs';
import { PROJECT } from '../supervisor/project.mjs';
import { build, isBuilt } from './build.mjs';
import { linkOwnCommand } from './own-command.mjs';
import { installPackages, packagesAreInstalled } from './packages.mjs';

/**
 * Brings the checkout up to date: packages, their symbolic links, the built program. Several at a time wait for each
 * other.
 * @param {(line: string) => void} log
 */
export async function setUp(log) {
  if (packagesAreInstalled() && isBuilt()) return hydrate();
  const release = await lockOrWait(log);
  try {
    if (!packagesAreInstalled()) {
      log('Installing packages (npm ci) …');
      installPackages();
    }
    await hydrate();
    if (!isBuilt()) {
      log('Building …');
      build();
    }
  } finally {
    release();
  }
}

async function hydrate() {
  linkOwnCommand();
  const { hydrateSymlinks } = await import('../embedded/postgres-binaries.mjs');
  await hydrateSymlinks();
}

/** @param {(line: string) => void} log */
async function lockOrWait(log) {
  const file = path.join(PROJECT, '.pressroom', 'set-up.lock');
  for (let told = false; ;) {
    const { release, holder } = tryLock(file);
    if (release !== undefined) return release;
    if (!told) log(`Waiting for the set-up step of process ${holder?.pid} …`);
    told = true;
    await delay(200);
  }
}
