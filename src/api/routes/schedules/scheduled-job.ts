import { findJobDefinition } from '../../../contract/jobs';
import type { HeavyInput } from '../../../contract/jobs/heavy';
import { checkHeavyInput } from '../../../contract/jobs/report-checks';
import { say, translate } from '../../../contract/say';
import { findDataset } from '../../../store/datasets/find-dataset';
import type { NewSchedule } from '../../../temporal/schedules/schedule-service';
import type { Account } from '../../auth/account';
import type { Call } from '../../endpoint';
import { readMember } from '../../mail/read-addresses';
import { InvalidRequest } from '../../problems';
import type { RequestIssue } from '../../problems';
import { check } from '../../request/zod-issues';
import type { CreateInput } from './schedule-input';

type CreateCall = Call<unknown, unknown, CreateInput, Account>;

/** Checks the input of the jobs that a schedule is to make as the endpoint that makes one would. */
export async function readScheduledJob(call: CreateCall): Promise<NewSchedule['job']> {
  const { body, account, language } = call;
  const definition = findJobDefinition(body.job_type);
  if (!definition)
    throw new Error(`The job type ${body.job_type} is in the list and not declared.`);
  const locate = (path: readonly (string | number)[]) => ['body', 'input', ...path];
  const { value, issues } = check(definition.input, body.input, { language, locate });
  if (issues.length > 0) throw new InvalidRequest(issues);
  if (body.notify) readMember(call, ['notify', 'email'], body.notify.email);
  if (definition.type === 'heavy') await checkReport(call, value as HeavyInput);
  const params = value as Record<string, unknown> & { priority?: number };
  return {
    jobType: definition.type,
    params: { ...params, ...(body.notify && { notify: body.notify }) },
    priority: params.priority ?? 3,
    requestedBy: account.id,
  };
}

/** A report over rows that came with the request would show the same rows for ever. */
async function checkReport(call: CreateCall, input: HeavyInput): Promise<void> {
  const { api, language } = call;
  const issue = (loc: (string | number)[], msg: string): RequestIssue => ({
    loc: ['body', 'input', ...loc],
    msg,
    type: 'value_error',
  });
  const { source, notify } = input;
  if (notify) readMember(call, ['input', 'notify', 'email'], notify.email);
  if (source?.kind === 'inline') {
    const msg = say(language, 'scheduleInline');
    throw new InvalidRequest([issue(['source', 'kind'], msg)]);
  }
  const dataset =
    source?.kind === 'dataset' ? await findDataset(api.pool, source.dataset_id) : undefined;
  if (source?.kind === 'dataset' && !dataset) {
    const msg = say(language, 'datasetUnknown', { id: source.dataset_id });
    throw new InvalidRequest([issue(['source', 'dataset_id'], msg)]);
  }
  const problems = checkHeavyInput(input, dataset?.columns ?? []);
  if (problems.length === 0) return;
  throw new InvalidRequest(
    problems.map(({ loc, message }) => issue(loc, translate(message, language))),
  );
}
