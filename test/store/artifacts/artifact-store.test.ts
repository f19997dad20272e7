import { createHash, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createArtifactStore } from '../../../src/store/artifacts';
import type { ArtifactStore } from '../../../src/store/artifacts';
import { startMoto } from '../../support/moto';
import type { Moto } from '../../support/moto';
import { makeTemporaryFolder, removeFolder } from '../../support/temporary-folder';

const MIB = 1024 * 1024;

interface Backend {
  name: string;
  open(): Promise<{ store: ArtifactStore; close(): Promise<void> }>;
}

const local: Backend = {
  name: 'local',
  async open() {
    const root = await makeTemporaryFolder('artifacts');
    const store = await createArtifactStore({ kind: 'local', root: join(root, 'artifacts') });
    return { store, close: () => removeFolder(root) };
  },
};

const s3: Backend = {
  name: 's3',
  async open() {
    const moto: Moto = await startMoto();
    await moto.createBucket('artifacts');
    const store = await createArtifactStore({
      kind: 's3',
      bucket: 'artifacts',
      region: 'us-east-1',
      endpoint: moto.endpoint,
      prefix: 'pressroom',
      accessKeyId: 'test',
      secretAccessKey: 'test',
      forcePathStyle: true,
    });
    return { store, close: () => moto.kill() };
  },
};

describe.each([local, s3])('createArtifactStore: $name', (backend) => {
  let store: ArtifactStore;
  let close: () => Promise<void>;
  let files: string;
  beforeAll(async () => {
    files = await makeTemporaryFolder('files');
    ({ store, close } = await backend.open());
  }, 360_000);
  afterAll(async () => {
    await close();
    await removeFolder(files);
  });

  const put = (key: string, bytes: string | Buffer) =>
    store.put({ key, stream: Readable.from([Buffer.from(bytes)]), mediaType: 'text/plain' });
  const read = async (key: string, range?: { start: number; end?: number }) =>
    (await buffer(await store.open(key, range))).toString();
  const listed = async (prefix: string) => {
    const keys: string[] = [];
    for await (const key of store.list(prefix)) keys.push(key);
    return keys.sort();
  };

  test('a file from a path comes back byte for byte, with its size and SHA-256', async () => {
    const bytes = randomBytes(9 * MIB + 17);
    const path = join(files, 'report.pdf');
    await writeFile(path, bytes);
    const stored = await store.put({ key: 'jobs/a/1/report.pdf', path, mediaType: 'text/plain' });
    expect(stored).toEqual({
      key: 'jobs/a/1/report.pdf',
      sizeBytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    const back = await buffer(await store.open('jobs/a/1/report.pdf'));
    expect(back.equals(bytes)).toBe(true);
    const stat = await store.stat('jobs/a/1/report.pdf');
    expect(stat).toMatchObject({ key: 'jobs/a/1/report.pdf', sizeBytes: bytes.length });
    expect(stat?.modifiedAt.getTime()).toBeGreaterThan(0);
  });

  test('a stream of several parts comes back byte for byte', async () => {
    const chunks = Array.from({ length: 20 }, () => randomBytes(MIB));
    const stream = Readable.from(chunks);
    const { sizeBytes } = await store.put({ key: 'big', stream, mediaType: 'text/plain' });
    expect(sizeBytes).toBe(20 * MIB);
    expect((await buffer(await store.open('big'))).equals(Buffer.concat(chunks))).toBe(true);
  });

  test('a local path holds the same bytes; that of a missing file is an error', async () => {
    const bytes = randomBytes(6 * MIB + 5);
    const stream = Readable.from([bytes]);
    await store.put({ key: 'table.parquet', stream, mediaType: 'text/plain' });
    const folder = await makeTemporaryFolder('local-paths');
    try {
      const path = await store.localPath('table.parquet', folder);
      expect((await readFile(path)).equals(bytes)).toBe(true);
      await expect(store.localPath('nothing', folder)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    } finally {
      await removeFolder(folder);
    }
    // What lies at the path may be the artifact itself: it stays when the folder goes.
    expect(await store.stat('table.parquet')).toMatchObject({ sizeBytes: bytes.length });
  });

  test('an empty file is a file', async () => {
    expect(await put('empty', '')).toMatchObject({ sizeBytes: 0 });
    expect(await read('empty')).toBe('');
  });

  test('a range gives exactly its bytes, one past the end is refused', async () => {
    await put('ranged', '0123456789');
    expect(await read('ranged', { start: 2, end: 4 })).toBe('234');
    expect(await read('ranged', { start: 7 })).toBe('789');
    expect(await read('ranged', { start: 8, end: 99 })).toBe('89');
    for (const range of [{ start: 10 }, { start: 5, end: 4 }]) {
      await expect(store.open('ranged', range)).rejects.toMatchObject({
        code: 'RANGE_NOT_SATISFIABLE',
      });
    }
  });

  test('a key is written once: the same bytes are fine again, others are a conflict', async () => {
    const path = join(files, 'once');
    await writeFile(path, 'first');
    await store.put({ key: 'once', path, mediaType: 'text/plain' });
    expect(await put('once', 'first')).toMatchObject({ sizeBytes: 5 });
    await expect(put('once', 'other')).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await read('once')).toBe('first');
  });

  test('of two different files put under one key at once, one wins whole', async () => {
    const bodies = ['a'.repeat(MIB), 'b'.repeat(MIB)];
    const outcomes = await Promise.allSettled(bodies.map((body) => put('contested', body)));
    const won = outcomes.findIndex(({ status }) => status === 'fulfilled');
    const [lost] = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(lost?.reason).toMatchObject({ code: 'CONFLICT' });
    expect(await read('contested')).toBe(bodies[won]);
  });

  test('a stream that fails half-way leaves nothing, and its own error comes out', async () => {
    const failing = Readable.from(
      (function* () {
        for (let part = 0; part < 12; part++) yield randomBytes(MIB);
        throw new Error('the renderer crashed');
      })(),
    );
    await expect(
      store.put({ key: 'broken/file', stream: failing, mediaType: 'text/plain' }),
    ).rejects.toThrow('the renderer crashed');
    expect(await store.stat('broken/file')).toBeUndefined();
    expect(await listed('broken/')).toEqual([]);
    expect(await put('broken/file', 'whole')).toMatchObject({ sizeBytes: 5 });
  });

  test('a path that does not exist is an error of the caller, not of the store', async () => {
    await expect(
      store.put({ key: 'nothing', path: join(files, 'absent'), mediaType: 'text/plain' }),
    ).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('what is not there is NOT_FOUND to open, undefined to stat, fine to delete', async () => {
    await put('folder/inside', 'x');
    for (const key of ['absent', 'folder', 'folder/inside/deeper']) {
      await expect(store.open(key)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await store.stat(key)).toBeUndefined();
    }
    await store.delete('absent');
    await store.delete('folder');
    expect(await read('folder/inside')).toBe('x');
  });

  test('a list holds the keys under its prefix, a deleted prefix takes them all and no other', async () => {
    const keys = ['tree/1/a', 'tree/1/b/c', 'tree/12/d', 'tree/2'];
    for (const key of keys) await put(key, key);
    expect(await listed('tree/')).toEqual([...keys].sort());
    expect(await listed('tree/1/')).toEqual(['tree/1/a', 'tree/1/b/c']);
    await store.deletePrefix('tree/1/');
    expect(await listed('tree/')).toEqual(['tree/12/d', 'tree/2']);
    await store.delete('tree/2');
    await store.deletePrefix('tree/none/');
    expect(await listed('')).toEqual(expect.arrayContaining(['tree/12/d']));
    expect(await listed('tree/')).toEqual(['tree/12/d']);
  });

  test.each(['', '/etc/passwd', '../up', 'a/../../up', 'a//b', '.growing/x', 'a/', 'a\0b', 'é'])(
    'the key %j is refused',
    async (key) => {
      await expect(put(key, 'x')).rejects.toMatchObject({ code: 'VALIDATION' });
      await expect(store.open(key)).rejects.toMatchObject({ code: 'VALIDATION' });
    },
  );

  test('a prefix that ends within a part of a key is refused', async () => {
    await expect(store.deletePrefix('tree')).rejects.toMatchObject({ code: 'VALIDATION' });
    await expect(store.deletePrefix('')).rejects.toMatchObject({ code: 'VALIDATION' });
  });

  test('a store that can be written passes its check and shows no trace of it', async () => {
    const before = await listed('');
    await store.check();
    expect(await listed('')).toEqual(before);
  });
});
