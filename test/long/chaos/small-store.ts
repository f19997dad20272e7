import { execFile } from 'node:child_process';
import { mkdir, rename, statfs, writeFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const SIZE = '512m';

/** The artifact store's folder, whose disk a test fills up. */
export interface SmallStore {
  /** Says by what means it is filled. */
  how: string;
  fill(): Promise<void>;
  empty(): Promise<void>;
  discard(): Promise<void>;
}

/**
 * Puts the store of a home on a disk of its own, in memory. Where this may not be mounted, as it takes the
 * rights of root, the store is made unusable instead: a file stands in its folder's place.
 */
export async function smallStore(home: string): Promise<SmallStore> {
  const folder = join(home, 'artifacts');
  await mkdir(folder, { recursive: true });
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', folder]);
  } catch {
    return blockedFolder(folder);
  }
  const resize = (size: string) => run('mount', ['-o', `remount,size=${size}`, folder]);
  return {
    how: 'a disk in memory, shrunk to what it holds',
    async fill() {
      const { blocks, bfree, bsize } = await statfs(folder);
      await resize(String(Math.max((blocks - bfree) * bsize, bsize)));
    },
    async empty() {
      await resize(SIZE);
    },
    async discard() {
      await run('umount', ['--lazy', folder]);
    },
  };
}

function blockedFolder(folder: string): SmallStore {
  const aside = `${folder}.aside`;
  return {
    how: 'a file in the place of its folder, since no disk may be mounted here',
    async fill() {
      await rename(folder, aside);
      await writeFile(folder, '');
    },
    async empty() {
      await rm(folder);
      await rename(aside, folder);
    },
    discard: () => Promise.resolve(),
  };
}
