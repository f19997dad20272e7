import type { ArtifactStore } from './artifact-store';
import { LocalArtifactStore } from './local-store';
import { openBucket } from './s3-client';
import type { S3StoreConfig } from './s3-client';
import { S3ArtifactStore } from './s3-store';

export type {
  ArtifactStat,
  ArtifactStore,
  ByteRange,
  NewArtifact,
  StoredArtifact,
} from './artifact-store';

/** Where artifacts are kept: a folder, or a bucket of S3 or of a server that speaks its protocol. */
export type ArtifactStoreConfig =
  { kind: 'local'; root: string } | ({ kind: 's3' } & S3StoreConfig);

/** Makes the artifact store that the configuration names. Nothing is read or written yet. */
export async function createArtifactStore(config: ArtifactStoreConfig): Promise<ArtifactStore> {
  if (config.kind === 'local') return new LocalArtifactStore(config.root);
  return new S3ArtifactStore(await openBucket(config));
}
