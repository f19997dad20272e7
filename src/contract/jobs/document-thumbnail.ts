import { z } from 'zod';
import { START_TO_CLOSE_MS } from '../policy';
import { defineJob } from './define';

/** The thumbnails' longest sides in pixels. */
export const THUMBNAIL_SIZES = [200, 800] as const;
export type ThumbnailSize = (typeof THUMBNAIL_SIZES)[number];

/** The formats that each thumbnail is kept in. */
export const THUMBNAIL_FORMATS = ['webp', 'jpeg'] as const;
export type ThumbnailFormat = (typeof THUMBNAIL_FORMATS)[number];

export const documentThumbnailInput = z.strictObject({
  document_id: z.uuid(),
  priority: z.int().min(1).max(5).default(3),
});
export type DocumentThumbnailInput = z.infer<typeof documentThumbnailInput>;

export const documentThumbnailResult = z.object({
  document_id: z.string(),
  thumbnail_path: z.string(),
  generated_at: z.string(),
  task_id: z.string(),
  status: z.literal('success'),
  processing_time_seconds: z.number(),
  queue: z.string(),
});
export type DocumentThumbnailResult = z.infer<typeof documentThumbnailResult>;

/** Makes the thumbnails of a document anew. */
export const documentThumbnailJob = defineJob({
  type: 'document_thumbnail',
  title: 'Thumbnail',
  workflow: 'documentThumbnailWorkflow',
  taskQueue: 'documents',
  input: documentThumbnailInput,
  summary: (params) => `Thumbnail of document ${String(params['document_id'])}`,
  outcome: documentThumbnailResult,
  result: documentThumbnailResult,
  limits: { startToCloseMs: START_TO_CLOSE_MS, softLimitMs: 5 * 60_000 },
});

/** The name under which a thumbnail is kept among a document's files. */
export function thumbnailName(size: ThumbnailSize, format: ThumbnailFormat): string {
  return `thumbnail-${size}.${format}`;
}
