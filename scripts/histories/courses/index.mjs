import { DOCUMENTS } from './documents.mjs';
import { MAILS } from './mails.mjs';
import { MAINTENANCE } from './maintenance.mjs';
import { REPORTS } from './reports.mjs';

/** Every course that a history is kept of. */
export const COURSES = { ...REPORTS, ...MAILS, ...DOCUMENTS, ...MAINTENANCE };
