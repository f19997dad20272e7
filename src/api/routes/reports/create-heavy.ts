import type { Request } from 'express';
import { z } from 'zod';
import { HEAVY_QUERY, REPORT_TYPES, heavyInput, heavyJob } from '../../../contract/jobs/heavy';
import type { HeavyInput } from '../../../contract/jobs/heavy';
import { checkHeavyInput } from '../../../contract/jobs/report-checks';
import { say, translate } from '../../../contract/say';
import { findDataset } from '../../../store/datasets/find-dataset';
import type { DatasetRow } from '../../../store/datasets/rows';
import { checkCallback } from '../../callbacks/check-callback';
import { defineEndpoint } from '../../endpoint';
import type { Call } from '../../endpoint';
import { readMember } from '../../mail/read-addresses';
import { InvalidRequest, Refusal } from '../../problems';
import { idempotencyHeaders } from '../../jobs/idempotency';
import { completeNamed } from './named-report';
import { sharedRunOf } from './share-report';
import type { Submission } from '../../jobs/submission';
import { submitJob, submittedAnswer } from '../../jobs/submit-job';

/** Bytes of a body, and so of the rows sent with a report. */
const BODY_MAX = 1_048_576;

/** Characters of a wrong value that the answer quotes. */
const QUOTE_MAX = 100;

/** The members that the query string may hold; charts only as their number. */
const heavyQuery = z.object(
  Object.fromEntries(
    HEAVY_QUERY.map((name) => [
      name,
      name === 'charts' ? z.int().min(0).max(50).optional() : heavyInput.shape[name],
    ]),
  ),
);

export const createHeavy = defineEndpoint({
  id: 'createReport',
  method: 'post',
  path: '/reports/heavy',
  tag: 'reports',
  summary: 'Post a report: a PDF, a workbook or an analysis',
  description:
    'Members may come in the query string or in a JSON body of at most 1 MiB, which also takes the rows of a table; `report_type` is required in one of them.',
  access: ['ADMIN'],
  headers: idempotencyHeaders,
  query: heavyQuery,
  body: {
    schema: heavyInput,
    required: false,
    maxBytes: BODY_MAX,
    queryMembers: true,
    complete: typeOfDefinition,
    inspect: refuseUnknownType,
  },
  answers: { 200: { description: 'The job', schema: submittedAnswer } },
  problems: ['UNSUPPORTED_REPORT_TYPE', 'CONFLICT'],
  handle: async (call) => {
    const { callback_url: callback, notify } = call.body;
    checkCallback(call, callback);
    if (notify) readMember(call, ['notify', 'email'], notify.email);
    const named = completeNamed(call.body, call.api.reports, {
      type: names(call.req, 'report_type'),
      locale: names(call.req, 'locale'),
    });
    const { input } = named;
    const dataset = named.problems.length > 0 ? null : await datasetOf(call, input);
    const problems =
      named.problems.length > 0 ? named.problems : checkHeavyInput(input, dataset?.columns);
    if (problems.length > 0) {
      throw new InvalidRequest(
        problems.map(({ loc, message }) => ({
          loc: call.locate(loc),
          msg: translate(message, call.language),
          type: 'value_error',
        })),
      );
    }
    const { reports, config } = call.api;
    const windowMs = config.reportShareWindowMs;
    const sharing = sharedRunOf({ input, reports, dataset, windowMs });
    return submitJob(call, {
      definition: heavyJob,
      priority: input.priority,
      ...separateInput(input),
      ...(sharing && { sharing }),
    });
  },
});

/** A definition knows its report type; until it is looked up, any will do. */
function typeOfDefinition(members: Record<string, unknown>): Record<string, unknown> {
  const { source, report_type: type } = members;
  const kind = (source as { kind?: unknown } | null | undefined)?.kind;
  return kind === 'definition' && type === undefined ? { ...members, report_type: 'pdf' } : members;
}

/** Whether a request itself names a member, which has a default. */
function names(req: Request, member: string): boolean {
  const body = req.body as Record<string, unknown> | undefined;
  return body?.[member] !== undefined || req.originalUrl.includes(`${member}=`);
}

/** The dataset that a report reads; null where it reads none. */
async function datasetOf(
  { api, language, locate }: Pick<Call, 'api' | 'language' | 'locate'>,
  { source }: HeavyInput,
): Promise<DatasetRow | null> {
  if (source?.kind !== 'dataset') return null;
  const dataset = await findDataset(api.pool, source.dataset_id);
  if (dataset) return dataset;
  const msg = say(language, 'datasetUnknown', { id: source.dataset_id });
  const loc = locate(['source', 'dataset_id']);
  throw new InvalidRequest([{ loc, msg, type: 'value_error' }]);
}

/** Clients of the original tell an unknown report type, which is 400, from other mistakes. */
function refuseUnknownType({ report_type: type }: Record<string, unknown>): void {
  if (typeof type !== 'string' || (REPORT_TYPES as readonly string[]).includes(type)) return;
  throw new Refusal('UNSUPPORTED_REPORT_TYPE', 'unsupportedReportType', {
    values: { value: type.slice(0, QUOTE_MAX), allowed: REPORT_TYPES.join(', ') },
  });
}

/** Keeps rows and password out of the parameters, which every list of jobs shows. */
function separateInput({
  password,
  fresh: _fresh,
  ...input
}: HeavyInput): Pick<Submission, 'params' | 'inlineRows' | 'password'> {
  const params = { ...separateRows(input), ...(password !== undefined && { password }) };
  if (password === undefined) return params;
  return { ...params, params: { ...params.params, is_protected: true } };
}

function separateRows(
  input: Omit<HeavyInput, 'password'>,
): Pick<Submission, 'params' | 'inlineRows'> {
  const { source } = input;
  if (source?.kind !== 'inline') return { params: input };
  return {
    params: { ...input, source: { kind: 'inline', row_count: source.rows.length } },
    inlineRows: JSON.stringify(source.rows),
  };
}
