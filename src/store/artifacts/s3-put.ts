import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { NewArtifact, StoredArtifact } from './artifact-store';
import { MeteredSource } from './metered-source';
import type { S3Bucket } from './s3-client';
import { hasStatus, s3Failure } from './s3-errors';
import { SHA256_METADATA, openInBucket, statInBucket } from './s3-read';
import { artifactConflict } from './store-errors';

/** Bytes of one part; 10,000 parts at most make the largest file about 80 GB. */
const PART_BYTES = 8 * 1024 * 1024;

/** Parts in flight, each held in memory. */
const PARTS_AT_ONCE = 2;

/** Answers to `IfNoneMatch` where the key is taken: by an earlier upload, or by one at the same time. */
const TAKEN = [412, 409];

/**
 * Uploads a file in parts. S3 shows it once the last call completes, and refuses that call where the key is
 * taken; a failed upload is aborted, so that its parts cost nothing.
 */
export async function putInBucket(
  target: S3Bucket,
  artifact: NewArtifact,
): Promise<StoredArtifact> {
  const { key } = artifact;
  const taken = (await statInBucket(target, key)) !== undefined;
  const metadata = taken ? {} : await checksumMetadata(artifact);
  const source = MeteredSource.of(artifact);
  try {
    if (taken) await source.measure();
    else await upload(target, artifact, { source, metadata });
  } catch (error) {
    if (source.failure) throw source.failure;
    if (!hasStatus(error, ...TAKEN)) throw s3Failure(`write ${key}`, error);
    await assertSame(target, key, source.digest().sha256);
  } finally {
    source.close();
  }
  const digest = source.digest();
  if (taken) await assertSame(target, key, digest.sha256);
  return { key, ...digest };
}

/** A file can be read twice, so that its checksum is known before the upload starts; a stream cannot. */
async function checksumMetadata({ path }: NewArtifact): Promise<Record<string, string>> {
  if (path === undefined) return {};
  const { sha256 } = await new MeteredSource(createReadStream(path)).measure();
  return { [SHA256_METADATA]: sha256 };
}

async function upload(
  { client, bucket, prefix }: S3Bucket,
  { key, mediaType }: NewArtifact,
  { source, metadata }: { source: MeteredSource; metadata: Record<string, string> },
): Promise<void> {
  const { Upload } = await import('@aws-sdk/lib-storage');
  await new Upload({
    client,
    partSize: PART_BYTES,
    queueSize: PARTS_AT_ONCE,
    params: {
      Bucket: bucket,
      Key: `${prefix}${key}`,
      Body: Readable.from(source.bytes(), { objectMode: false }),
      ContentType: mediaType,
      Metadata: metadata,
      IfNoneMatch: '*',
    },
  }).done();
}

async function assertSame(target: S3Bucket, key: string, sha256: string): Promise<void> {
  const kept =
    (await statInBucket(target, key))?.sha256 ??
    (await new MeteredSource(await openInBucket(target, key)).measure()).sha256;
  if (kept !== sha256) throw artifactConflict(key);
}
