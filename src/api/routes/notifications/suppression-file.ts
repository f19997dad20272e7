import { z } from 'zod';
import { SUPPRESSION_REASONS } from '../../../contract/mail/recipient-status';
import type { Language } from '../../../contract/messages';
import { say } from '../../../contract/say';
import {
  readSuppressionCsv,
  SUPPRESSION_HEADER,
  writeSuppressionLine,
} from '../../../mail/suppression-csv';
import { listSuppressions, suppress } from '../../../store/mail/suppressions';
import { defineEndpoint } from '../../endpoint';
import { JOB_FAMILIES } from '../../jobs/job-family';
import { quote } from '../../mail/mail-issues';
import { readRawBody } from '../../mail/read-raw-body';
import { InvalidRequest } from '../../problems';

const { makers } = JOB_FAMILIES.notifications;
const PATH = '/notifications/suppressions.csv';
const BODY_MAX = 33_554_432;

/** Addresses that are read or written in one statement. */
const BATCH = 5_000;

/** Exports the suppression list. */
export const exportSuppressions = defineEndpoint({
  id: 'exportSuppressions',
  method: 'get',
  path: PATH,
  tag: 'notifications',
  summary: 'Export the suppression list as CSV',
  access: makers,
  answers: { 200: { description: 'The list', mediaTypes: ['text/csv'] } },
  handle: async ({ api, res }) => {
    res.status(200).type('text/csv').write(SUPPRESSION_HEADER);
    let after = '';
    for (;;) {
      const rows = await listSuppressions(api.pool, { after, limit: BATCH });
      for (const row of rows) res.write(writeSuppressionLine(row.email, row.reason));
      if (rows.length < BATCH) break;
      after = rows.at(-1)?.email ?? after;
    }
    res.end();
    return 'sent';
  },
});

/** Adds to the suppression list what a file holds, all of it or nothing. */
export const importSuppressions = defineEndpoint({
  id: 'importSuppressions',
  method: 'post',
  path: PATH,
  tag: 'notifications',
  summary: 'Import addresses into the suppression list from CSV',
  description:
    'The body is `text/csv`: a line `email,reason` an address; the reason may be left out, and a first line with the names may order the columns otherwise. One wrong line refuses the whole file. Addresses that are there keep their reason.',
  access: makers,
  answers: { 200: { description: 'How many were new', schema: z.object({ added: z.int() }) } },
  problems: ['UNSUPPORTED_MEDIA_TYPE', 'PAYLOAD_TOO_LARGE'],
  handle: async ({ api, req, language }) => {
    const body = await readRawBody(req, { types: ['text/csv'], maxBytes: BODY_MAX });
    const { lines, wrong } = readSuppressionCsv(body.toString('utf8'));
    if (wrong.length > 0) throw refuseLines(language, wrong);
    let added = 0;
    for (let start = 0; start < lines.length; start += BATCH) {
      added += await suppress(api.pool, lines.slice(start, start + BATCH));
    }
    return { status: 200, body: { added } };
  },
});

function refuseLines(
  language: Language,
  wrong: ReturnType<typeof readSuppressionCsv>['wrong'],
): InvalidRequest {
  const allowed = SUPPRESSION_REASONS.join(', ');
  return new InvalidRequest(
    wrong.map(({ row, value }) => ({
      loc: ['body', row],
      msg: say(language, 'csvInvalid', { row, value: quote(value), allowed }),
      type: 'value_error',
    })),
  );
}
