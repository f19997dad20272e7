import { z } from 'zod';
import type { AnswerSpec } from '../../endpoint';

/** The media types that files of jobs have. */
const FILE_MEDIA_TYPES = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/json',
] as const;

const bytes = z.unknown().meta({ description: 'The bytes of the file.' });

/** The headers that ask for less than the whole file, for the document. */
export const fileHeaders = z.object({
  Range: z.string().optional().describe('One range of bytes, such as `bytes=0-1023`.'),
  'If-Range': z.string().optional().describe('The ETag that `Range` goes with.'),
  'If-None-Match': z.string().optional().describe('The ETag of a file that the caller has.'),
});

/** The good answers of an endpoint that sends a file of one of these types. */
export function fileAnswers(mediaTypes: readonly string[]): Record<number, AnswerSpec> {
  return {
    200: { description: 'The file', schema: bytes, mediaTypes },
    206: { description: 'The part asked for with `Range`', schema: bytes, mediaTypes },
    304: { description: 'The file is the one that `If-None-Match` names' },
  };
}

/** The good answers of an endpoint that sends a file of a job. */
export const FILE_ANSWERS = fileAnswers(FILE_MEDIA_TYPES);
