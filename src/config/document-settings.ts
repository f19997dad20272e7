import { z } from 'zod';
import { duration, integer, oneOf } from './values';

/** The environment variables of documents, as `SETTINGS` lists them. */
export const DOCUMENT_SETTINGS = {
  DOCUMENT_MAX_BYTES: {
    schema: integer({ min: 1024, max: 2_147_483_647 }),
    fallback: '52428800',
    about: 'Bytes that an uploaded document may have.',
  },
  DOCUMENT_MAX_PAGES: {
    schema: integer({ min: 1, max: 100_000 }),
    fallback: '500',
    about: 'Pages that a document may have.',
  },
  DOCUMENT_MAX_PIXELS: {
    schema: integer({ min: 1_000_000, max: 1_000_000_000 }),
    fallback: '250000000',
    about: 'Pixels that a page may have at 300 dpi; a larger one is refused before it is decoded.',
  },
  DOCUMENT_PARALLEL_PAGES: {
    schema: integer({ min: 1, max: 64 }),
    fallback: '2',
    about: 'Pages of a document that are read side by side; one per processor is best.',
  },
  OCR_ENGINE: {
    schema: oneOf(['auto', 'tesseract', 'tesseract.js']),
    fallback: 'auto',
    about:
      'What recognises text: the installed tesseract, tesseract.js, or auto: the installed one where it has the language.',
  },
  SOFFICE_PATH: {
    schema: z.string().min(1).optional(),
    about:
      'LibreOffice, which reads office files; unset means soffice on the PATH. Without it they are refused.',
  },
  CLAMD_URL: {
    schema: z
      .url({ protocol: /^(tcp|unix)$/, error: 'must be tcp://host:port or unix:/path' })
      .optional(),
    about: 'A ClamAV daemon that scans documents before they are read. Unset: no scan.',
  },
  DOWNLOAD_LINK_LIFETIME: {
    schema: duration({ min: 10_000, max: 604_800_000 }),
    fallback: '15m',
    about: 'How long a signed download link of a document works.',
  },
  DOWNLOAD_SIGNING_KEYS: {
    schema: z
      .string()
      .regex(
        /^[\w-]{1,32}:[^\s,]{32,}(,[\w-]{1,32}:[^\s,]{32,})*$/,
        'must be id:secret pairs, comma-separated, each secret of 32 characters at least',
      )
      .optional(),
    about:
      'Keys that sign those links, as id:secret, comma-separated: the first one signs, all are believed. Unset: one derived from JWT_SECRET.',
    secret: true,
  },
} as const;
