import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { assertKey, assertPrefix } from './artifact-key';
import type {
  ArtifactStat,
  ArtifactStore,
  ByteRange,
  NewArtifact,
  StoredArtifact,
} from './artifact-store';
import type { S3Bucket } from './s3-client';
import { s3Failure } from './s3-errors';
import { putInBucket } from './s3-put';
import { openInBucket, statInBucket } from './s3-read';

/** Object that `check` overwrites; no artifact's key starts with a dot. */
const PROBE = '.writable';

/** Keeps artifacts as objects of an S3 bucket. */
export class S3ArtifactStore implements ArtifactStore {
  readonly #target: S3Bucket;

  constructor(target: S3Bucket) {
    this.#target = target;
  }

  async put(artifact: NewArtifact): Promise<StoredArtifact> {
    assertKey(artifact.key);
    return putInBucket(this.#target, artifact);
  }

  async open(key: string, range?: ByteRange): Promise<Readable> {
    assertKey(key);
    return openInBucket(this.#target, key, range);
  }

  async localPath(key: string, folder: string): Promise<string> {
    const path = join(folder, randomUUID());
    const content = await this.open(key);
    try {
      await pipeline(content, createWriteStream(path, { flags: 'wx' }));
    } catch (error) {
      throw s3Failure(`read ${key}`, error);
    }
    return path;
  }

  async stat(key: string): Promise<ArtifactStat | undefined> {
    assertKey(key);
    const found = await statInBucket(this.#target, key);
    return found && { key, sizeBytes: found.sizeBytes, modifiedAt: found.modifiedAt };
  }

  async delete(key: string): Promise<void> {
    assertKey(key);
    await this.#deleteAll([key]);
  }

  async deletePrefix(prefix: string): Promise<void> {
    assertPrefix(prefix);
    for await (const keys of this.#pages(prefix)) await this.#deleteAll(keys);
  }

  async *list(prefix: string): AsyncGenerator<string, void, undefined> {
    if (prefix !== '') assertPrefix(prefix);
    for await (const keys of this.#pages(prefix)) yield* keys;
  }

  async check(): Promise<void> {
    const { sdk, client, bucket, prefix } = this.#target;
    const probe = new sdk.PutObjectCommand({
      Bucket: bucket,
      Key: `${prefix}${PROBE}`,
      Body: 'writable',
    });
    await this.#attempt('be written', () => client.send(probe));
  }

  /** The keys under a prefix, up to 1,000 at a time. */
  async *#pages(prefix: string): AsyncGenerator<string[], void, undefined> {
    const { sdk, client, bucket, prefix: root } = this.#target;
    let next: string | undefined;
    do {
      const request = new sdk.ListObjectsV2Command({
        Bucket: bucket,
        Prefix: `${root}${prefix}`,
        ContinuationToken: next,
      });
      const page = await this.#attempt('list its files', () => client.send(request));
      const keys = (page.Contents ?? []).map(({ Key }) => (Key ?? '').slice(root.length));
      yield keys.filter((key) => key !== PROBE);
      next = page.NextContinuationToken;
    } while (next !== undefined);
  }

  async #deleteAll(keys: string[]): Promise<void> {
    if (keys.length === 0) return;
    const { sdk, client, bucket, prefix } = this.#target;
    const action = `delete ${keys.length === 1 ? String(keys[0]) : `${keys.length} files`}`;
    const request = new sdk.DeleteObjectsCommand({
      Bucket: bucket,
      Delete: { Objects: keys.map((key) => ({ Key: `${prefix}${key}` })), Quiet: true },
    });
    const { Errors: [refused] = [] } = await this.#attempt(action, () => client.send(request));
    if (refused) {
      throw s3Failure(action, Object.assign(new Error(refused.Message), { code: refused.Code }));
    }
  }

  async #attempt<T>(action: string, call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      throw s3Failure(action, error);
    }
  }
}
