import type { S3Client } from '@aws-sdk/client-s3';

/** Where a bucket is and who may use it. Without a key, the SDK looks for credentials by itself. */
export interface S3StoreConfig {
  bucket: string;
  region: string;
  endpoint?: string;
  /** Prefix of all keys in the bucket; a slash at its end is added where it lacks one. */
  prefix?: string;
  accessKeyId?: string;
  secretAccessKey?: string;
  forcePathStyle?: boolean;
}

/** The SDK, a client and the bucket that every call goes to. */
export interface S3Bucket {
  sdk: typeof import('@aws-sdk/client-s3');
  client: S3Client;
  bucket: string;
  /** Empty, or ends in a slash. */
  prefix: string;
}

/** A server that does not even accept a connection in this time is away. */
const CONNECT_TIMEOUT_MS = 5_000;

/** From a request to its answer; a part of an upload has to pass in it. */
const ANSWER_TIMEOUT_MS = 120_000;

/** Loads the SDK, which takes a moment, and makes a client of it. Connects to nothing yet. */
export async function openBucket(config: S3StoreConfig): Promise<S3Bucket> {
  const sdk = await import('@aws-sdk/client-s3');
  const { accessKeyId, secretAccessKey } = config;
  const client = new sdk.S3Client({
    region: config.region,
    forcePathStyle: config.forcePathStyle ?? false,
    requestHandler: {
      connectionTimeout: CONNECT_TIMEOUT_MS,
      requestTimeout: ANSWER_TIMEOUT_MS,
      throwOnRequestTimeout: true,
    },
    ...(config.endpoint !== undefined && { endpoint: config.endpoint }),
    ...(accessKeyId !== undefined &&
      secretAccessKey !== undefined && { credentials: { accessKeyId, secretAccessKey } }),
  });
  const prefix = (config.prefix ?? '').replace(/\/*$/, '/').replace(/^\/+/, '');
  return { sdk, client, bucket: config.bucket, prefix };
}
