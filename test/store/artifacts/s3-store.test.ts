import { randomBytes } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createArtifactStore } from '../../../src/store/artifacts';
import { startProxy } from '../../support/cuttable-proxy';
import type { CuttableProxy } from '../../support/cuttable-proxy';
import { startMoto } from '../../support/moto';
import type { Moto } from '../../support/moto';
import { makeTemporaryFolder, removeFolder } from '../../support/temporary-folder';
import { waitFor } from '../../support/wait-for';

const MIB = 1024 * 1024;
const UNAVAILABLE = { code: 'UPSTREAM_UNAVAILABLE', retryable: true };

/** 40 MiB, with something that happens when parts of it must have been uploaded and others not. */
function interrupted(happens: () => Promise<void> | void): Readable {
  return Readable.from(
    (async function* () {
      for (let part = 0; part < 40; part++) {
        if (part === 30) await happens();
        yield randomBytes(MIB);
      }
    })(),
  );
}

describe('S3ArtifactStore', () => {
  let moto: Moto;
  let proxy: CuttableProxy;
  beforeAll(async () => {
    moto = await startMoto();
    proxy = await startProxy(moto.port);
    await moto.createBucket('artifacts');
  }, 360_000);
  afterAll(async () => {
    await proxy.close();
    await moto.kill();
  });

  const open = (bucket = 'artifacts', port = moto.port) =>
    createArtifactStore({
      kind: 's3',
      bucket,
      region: 'us-east-1',
      endpoint: `http://127.0.0.1:${port}`,
      accessKeyId: 'test',
      secretAccessKey: 'test',
      forcePathStyle: true,
    });
  const uploads = async () => {
    const answer = await fetch(`${moto.endpoint}/artifacts?uploads`);
    return (await answer.text()).match(/<UploadId>/g) ?? [];
  };

  test('a connection cut in mid-upload leaves nothing under the key, and a second put works', async () => {
    const store = await open('artifacts', proxy.port);
    const put = store.put({
      key: 'jobs/1/1/report.pdf',
      stream: interrupted(() => proxy.cut()),
      mediaType: 'application/pdf',
    });
    await expect(put).rejects.toMatchObject(UNAVAILABLE);
    proxy.mend();
    expect(await store.stat('jobs/1/1/report.pdf')).toBeUndefined();
    const stream = Readable.from([Buffer.from('second')]);
    await store.put({ key: 'jobs/1/1/report.pdf', stream, mediaType: 'application/pdf' });
    expect((await buffer(await store.open('jobs/1/1/report.pdf'))).toString()).toBe('second');
  });

  test('a connection cut while a file is fetched is worth a retry, which brings it whole', async () => {
    const store = await open('artifacts', proxy.port);
    const bytes = randomBytes(64 * MIB);
    const key = 'datasets/rows.csv';
    await store.put({ key, stream: Readable.from([bytes]), mediaType: 'text/csv' });
    const folder = await makeTemporaryFolder('fetched');
    try {
      const fetching = store.localPath(key, folder);
      const outcome = fetching.catch((error: unknown) => error);
      await waitFor('the first bytes', async () => {
        const [name] = await readdir(folder);
        return name !== undefined && (await stat(join(folder, name))).size > 0;
      });
      proxy.cut();
      expect(await outcome).toMatchObject(UNAVAILABLE);
      proxy.mend();
      const path = await store.localPath(key, folder);
      expect((await readFile(path)).equals(bytes)).toBe(true);
    } finally {
      proxy.mend();
      await removeFolder(folder);
    }
  });

  test('a source that fails in mid-upload leaves no parts to pay for', async () => {
    const store = await open();
    const before = await uploads();
    const stream = interrupted(() => Promise.reject(new Error('no more')));
    const put = store.put({ key: 'jobs/2/1/report.pdf', stream, mediaType: 'application/pdf' });
    await expect(put).rejects.toThrow('no more');
    expect(await uploads()).toEqual(before);
  });

  test('a server killed in mid-upload is worth a retry, which passes once it is back', async () => {
    const store = await open();
    const put = store.put({
      key: 'jobs/3/1/report.pdf',
      stream: interrupted(() => moto.kill()),
      mediaType: 'application/pdf',
    });
    await expect(put).rejects.toMatchObject(UNAVAILABLE);
    await expect(store.check()).rejects.toMatchObject(UNAVAILABLE);

    await moto.start();
    await moto.createBucket('artifacts');
    await store.check();
    expect(await store.stat('jobs/3/1/report.pdf')).toBeUndefined();
    const bytes = randomBytes(20 * MIB);
    const stream = Readable.from([bytes]);
    await store.put({ key: 'jobs/3/1/report.pdf', stream, mediaType: 'application/pdf' });
    expect((await buffer(await store.open('jobs/3/1/report.pdf'))).equals(bytes)).toBe(true);
  });

  test('a bucket that does not exist is named as the reason', async () => {
    await expect((await open('no-such-bucket')).check()).rejects.toMatchObject({
      ...UNAVAILABLE,
      message: 'The artifact store cannot be written: the bucket does not exist (NoSuchBucket).',
    });
  });
});
