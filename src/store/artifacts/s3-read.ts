import { Readable } from 'node:stream';
import type { ArtifactStat, ByteRange } from './artifact-store';
import type { S3Bucket } from './s3-client';
import { hasStatus, s3Failure } from './s3-errors';
import { artifactNotFound, rangeNotSatisfiable } from './store-errors';

/** Name of the metadata that holds the SHA-256 of a file put from a path. */
export const SHA256_METADATA = 'sha256';

/** Asks for size, age and metadata of an object; undefined where the key is free. */
export async function statInBucket(
  { sdk, client, bucket, prefix }: S3Bucket,
  key: string,
): Promise<(ArtifactStat & { sha256?: string }) | undefined> {
  try {
    const found = await client.send(
      new sdk.HeadObjectCommand({ Bucket: bucket, Key: `${prefix}${key}` }),
    );
    const sha256 = found.Metadata?.[SHA256_METADATA];
    return {
      key,
      sizeBytes: found.ContentLength ?? 0,
      modifiedAt: found.LastModified ?? new Date(0),
      ...(sha256 !== undefined && { sha256 }),
    };
  } catch (error) {
    if (hasStatus(error, 404)) return undefined;
    throw s3Failure(`read ${key}`, error);
  }
}

/** Opens the bytes of an object, or a range of them. */
export async function openInBucket(
  { sdk, client, bucket, prefix }: S3Bucket,
  key: string,
  range?: ByteRange,
): Promise<Readable> {
  if (range?.end !== undefined && range.end < range.start) {
    throw rangeNotSatisfiable(key, range.start);
  }
  const bytes = range && `bytes=${range.start}-${range.end ?? ''}`;
  try {
    const { Body } = await client.send(
      new sdk.GetObjectCommand({ Bucket: bucket, Key: `${prefix}${key}`, Range: bytes }),
    );
    if (!(Body instanceof Readable)) throw new Error('The S3 SDK gave no stream');
    return Body;
  } catch (error) {
    if (hasStatus(error, 404)) throw artifactNotFound(key, error);
    if (hasStatus(error, 416)) throw rangeNotSatisfiable(key, range?.start ?? 0, error);
    throw s3Failure(`read ${key}`, error);
  }
}
