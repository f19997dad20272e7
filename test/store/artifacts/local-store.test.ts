import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { LocalArtifactStore } from '../../../src/store/artifacts/local-store';
import { localFailure } from '../../../src/store/artifacts/local-errors';
import { useTemporaryFolder } from '../../support/use-temporary-folder';

describe('LocalArtifactStore', () => {
  const folder = useTemporaryFolder('artifacts');
  const small = (key: string) => ({
    key,
    mediaType: 'text/plain',
    stream: Readable.from([Buffer.from('x')]),
  });

  test('a file is not to be seen before its last byte', async () => {
    const root = join(folder.path, 'growing');
    const store = new LocalArtifactStore(root);
    const seen: unknown[] = [];
    const stream = Readable.from(
      (async function* () {
        yield Buffer.alloc(100_000);
        seen.push(await store.stat('jobs/1/report.pdf'), await readdir(root));
        yield Buffer.alloc(100_000);
      })(),
    );
    await store.put({ key: 'jobs/1/report.pdf', mediaType: 'application/pdf', stream });
    expect(seen).toEqual([undefined, ['.growing']]);
    expect(await readdir(join(root, '.growing'))).toEqual([]);
    expect(await store.stat('jobs/1/report.pdf')).toMatchObject({ sizeBytes: 200_000 });
  });

  test('a put clears what killed writers left, but not what others are writing', async () => {
    const root = join(folder.path, 'crashed');
    await mkdir(join(root, '.growing'), { recursive: true });
    await writeFile(join(root, '.growing', 'left-over'), 'half');
    const [mine, gone] = [process.pid, 2 ** 30].map((pid) => `${hostname()}+${pid}+x`);
    for (const name of ['elsewhere', String(mine), String(gone)]) {
      await writeFile(join(root, '.growing', name), 'half');
    }
    const longAgo = new Date(Date.now() - 7_200_000);
    await utimes(join(root, '.growing', 'left-over'), longAgo, longAgo);
    await new LocalArtifactStore(root).put(small('jobs/1/a'));
    expect((await readdir(join(root, '.growing'))).sort()).toEqual(['elsewhere', mine].sort());
  });

  test('a folder that cannot be written is UPSTREAM_UNAVAILABLE for check and put', async () => {
    const file = join(folder.path, 'a-file');
    await writeFile(file, '');
    const store = new LocalArtifactStore(join(file, 'artifacts'));
    const unavailable = { code: 'UPSTREAM_UNAVAILABLE', retryable: true };
    await expect(store.check()).rejects.toMatchObject(unavailable);
    await expect(store.put(small('jobs/1/a'))).rejects.toMatchObject(unavailable);
  });
});

describe('localFailure', () => {
  test('a full disk is worth a retry and is named as what it is', async () => {
    // Linux's device that answers every write as a full disk does.
    const full: unknown = await writeFile('/dev/full', 'x').catch((error: unknown) => error);
    expect(localFailure('write jobs/1/a', full)).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      retryable: true,
      message:
        'The artifact store cannot write jobs/1/a: its disk is full; free some space (ENOSPC).',
    });
  });
});
