import { z } from 'zod';

/** Characters of an address at most. */
const URL_MAX = 2000;
const EMAIL_MAX = 320;

/** An address that hears by a signed POST how a job has ended. */
export const callbackUrl = z
  .url()
  .max(URL_MAX)
  .describe('Hears by a signed POST how the job has ended.');

/** Who gets the finished file by mail. */
export const notifyInput = z
  // Names of hosts in any script; the grammar is checked where a request comes in.
  .strictObject({ email: z.email({ pattern: z.regexes.unicodeEmail }).max(EMAIL_MAX) })
  .describe('Gets the file by mail when it is ready.');
