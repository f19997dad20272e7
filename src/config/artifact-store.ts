import { join } from 'node:path';
import type { Config } from './load';

/** Where artifacts go, as `createArtifactStore` takes it. */
export function artifactStoreConfig(config: Config) {
  if (config.ARTIFACT_STORE === 'local') {
    return { kind: 'local', root: join(config.PRESSROOM_HOME, 'artifacts') } as const;
  }
  return {
    kind: 's3',
    // Checked when the configuration was loaded.
    bucket: config.S3_BUCKET ?? '',
    region: config.S3_REGION,
    forcePathStyle: config.S3_FORCE_PATH_STYLE,
    ...(config.S3_ENDPOINT !== undefined && { endpoint: config.S3_ENDPOINT }),
    ...(config.S3_PREFIX !== undefined && { prefix: config.S3_PREFIX }),
    ...(config.S3_ACCESS_KEY_ID !== undefined && { accessKeyId: config.S3_ACCESS_KEY_ID }),
    ...(config.S3_SECRET_ACCESS_KEY !== undefined && {
      secretAccessKey: config.S3_SECRET_ACCESS_KEY,
    }),
  } as const;
}
