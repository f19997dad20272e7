import { z } from 'zod';
import { callbackUrl } from './callback-url';

/** Characters of a subject, an address and a mail's text at most. */
const SUBJECT_MAX = 500;
export const ADDRESS_MAX = 320;
const CONTENT_MAX = 500_000;

/** Attachments of one mail at most. */
const ATTACHMENTS_MAX = 10;

/** A header field ends at a line break; one within a value would start a field of the caller's making. */
const CONTROL = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/;

/** A text that becomes part of a header: without line breaks and other control characters. */
export function headerText(max: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine(
      (value) => !CONTROL.test(value),
      'line breaks and control characters are not allowed here',
    );
}

/** An address as it comes in; its grammar is checked where it is normalised. */
export const addressInput = headerText(ADDRESS_MAX);

/** Values for the variables of a template, by name. */
export const templateData = z.record(z.string().max(100), z.unknown());
export type TemplateData = z.infer<typeof templateData>;

/** A file of a completed job, its main one where no name is given, or a document that was read, as it was uploaded. */
export const attachmentInput = z.union([
  z
    .string()
    .min(1)
    .max(200)
    .describe('The id of a job, whose main file is attached, or of a document.'),
  z.strictObject({ document_id: z.uuid() }),
  z.strictObject({
    job_id: z.string().min(1).max(200),
    name: z.string().min(1).max(500).optional(),
  }),
]);
export type AttachmentInput = z.infer<typeof attachmentInput>;

/** The members that say what a mail holds, the same for one recipient and for many. */
export const mailContent = {
  subject: headerText(SUBJECT_MAX)
    .optional()
    .describe('Required, unless a template brings its own.'),
  content: z.string().min(1).max(CONTENT_MAX).optional().describe('The mail as plain text.'),
  html: z.string().min(1).max(CONTENT_MAX).optional().describe('The mail as HTML.'),
  template: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
    .optional()
    .describe('A folder of templates, instead of content and html.'),
  data: templateData.optional().describe('Values for the variables `{{name}}`.'),
  attachments: z.array(attachmentInput).max(ATTACHMENTS_MAX).optional(),
  reply_to: addressInput.optional(),
  locale: z
    .string()
    .min(2)
    .max(35)
    .default('fr-FR')
    .describe('Chooses among the template’s languages.'),
  send_at: z.iso
    .datetime({ offset: true })
    .optional()
    .describe('Not before this moment, at most a year ahead.'),
  priority: z.int().min(1).max(5).default(3),
  callback_url: callbackUrl.optional(),
} as const;

/** What a mail holds. */
export type MailContent = z.infer<z.ZodObject<typeof mailContent>>;
