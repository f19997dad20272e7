import { continueAsNew, proxyActivities, setCurrentDetails } from '@temporalio/workflow';
import type { Activities } from '../activities';
import type { ProcessDocumentResult } from '../contract/jobs/process-document';
import type { JobWorkflowInput } from '../contract/policy';
import { showCourse } from './support/course';
import { withoutLosingAttempts } from './support/handed-back';
import { runJob } from './support/lifecycle';
import { workOptions } from './support/policies';

/** Pages that one activity reads; it keeps each as it goes, so this bounds nothing but its run time. */
const BATCH_PAGES = 50;

/** Pages after which the history begins anew. */
const PAGES_PER_HISTORY = 2_000;

/** A document whose pages are being read. */
export interface Reading {
  documentId: string;
  fence: number;
  pages: number;
  /** The first page that is not read yet. */
  next: number;
}

/**
 * A document: checked, then read page by page while its thumbnails are made, then put together.
 * `reading` is where an earlier part of the history stopped.
 */
export async function processDocumentWorkflow(
  input: JobWorkflowInput,
  reading?: Reading,
): Promise<ProcessDocumentResult> {
  showCourse();
  return runJob(input.jobId, async () => {
    if (reading) return goOn(input, await readHistory(input, reading));
    const begun = await step(input, 'Check the document', (activities, attemptsUsed) =>
      activities.beginDocument({ jobId: input.jobId, attemptsUsed }),
    );
    if ('result' in begun) return begun.result;
    const [read] = await Promise.all([
      readHistory(input, { ...begun, next: 1 }),
      makeThumbnails(input, begun),
    ]);
    return goOn(input, read);
  });
}

/** Puts a document together that is read to its end; else goes on in a new history. */
function goOn(input: JobWorkflowInput, reading: Reading): Promise<ProcessDocumentResult> {
  if (reading.next > reading.pages) return finish(input, reading);
  return continueAsNew<typeof processDocumentWorkflow>(input, reading);
}

/** Reads as many pages as one history holds. */
async function readHistory(input: JobWorkflowInput, reading: Reading): Promise<Reading> {
  const { jobId } = input;
  const { documentId, fence, pages } = reading;
  const last = Math.min(pages, reading.next + PAGES_PER_HISTORY - 1);
  let { next } = reading;
  while (next <= last) {
    const from = next;
    const to = Math.min(last, from + BATCH_PAGES - 1);
    await step(input, `Read pages ${from} to ${to} of ${pages}`, (activities, attemptsUsed) =>
      activities.readPages({ jobId, documentId, fence, from, to, total: pages, attemptsUsed }),
    );
    next = to + 1;
  }
  return { ...reading, next };
}

function makeThumbnails(
  { jobId, policy }: JobWorkflowInput,
  { documentId, fence }: { documentId: string; fence: number },
): Promise<void> {
  return step({ jobId, policy }, 'Make the thumbnails', (activities, attemptsUsed) =>
    activities.makeThumbnails({ jobId, documentId, fence, attemptsUsed }),
  );
}

async function finish(
  input: JobWorkflowInput,
  { documentId, fence, pages }: Reading,
): Promise<ProcessDocumentResult> {
  const { jobId } = input;
  const result = await step(input, 'Put the pages together', (activities, attemptsUsed) =>
    activities.assembleDocument({ jobId, documentId, fence, pages, attemptsUsed }),
  );
  setCurrentDetails(`**completed**: ${result.pages_processed} pages`);
  return result;
}

type Steps = Pick<
  Activities,
  'beginDocument' | 'readPages' | 'makeThumbnails' | 'assembleDocument'
>;

/** Runs one step with the policy of the job. */
function step<Result>(
  { policy }: JobWorkflowInput,
  summary: string,
  call: (activities: Steps, attemptsUsed: number) => Promise<Result>,
): Promise<Result> {
  return withoutLosingAttempts((used) =>
    call(proxyActivities<Steps>({ ...workOptions(policy, used), summary }), used),
  );
}
