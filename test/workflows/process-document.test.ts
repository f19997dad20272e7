import { describe, expect, jest, test } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/common';
import { startWorkflow, withWorkflows } from '../support/run-workflows';
import { useTimeSkipping } from '../support/temporal';

interface Range {
  from: number;
  to: number;
}

describe('processDocumentWorkflow', () => {
  const temporal = useTimeSkipping();
  const begun = { documentId: 'd', fence: 1, pages: 4510 };
  const result = { document_id: 'd', pages_processed: begun.pages };

  test('reads every page once, in as many histories as it takes, and makes the thumbnails once', async () => {
    const ranges: Range[] = [];
    const makeThumbnails = jest.fn(() => Promise.resolve());
    const assembleDocument = jest.fn((_request: unknown) => Promise.resolve(result));
    const activities = {
      beginDocument: () => Promise.resolve(begun),
      readPages: ({ from, to }: Range) => Promise.resolve(void ranges.push({ from, to })),
      makeThumbnails,
      assembleDocument,
    };

    const { outcome, histories } = await withWorkflows(temporal, activities, async () => {
      const handle = await startWorkflow(temporal, 'processDocumentWorkflow');
      const first = handle.firstExecutionRunId;
      const done: unknown = await handle.result();
      const last = (await handle.describe()).runId;
      return { outcome: done, histories: { first, last } };
    });

    expect(outcome).toEqual(result);
    expect(histories.last).not.toBe(histories.first);
    const pages = ranges.flatMap(({ from, to }) =>
      Array.from({ length: to - from + 1 }, (_, index) => from + index),
    );
    expect(pages).toEqual(Array.from({ length: begun.pages }, (_, index) => index + 1));
    expect(makeThumbnails).toHaveBeenCalledTimes(1);
    expect(assembleDocument).toHaveBeenCalledTimes(1);
  });

  test('a document that cannot be read fails its job with the reason', async () => {
    const settleJob = jest.fn((_settlement: unknown) => Promise.resolve('failed'));
    const beginDocument = jest.fn(() =>
      Promise.reject(
        ApplicationFailure.create({ type: 'VALIDATION', message: 'encrypted', nonRetryable: true }),
      ),
    );
    await withWorkflows(temporal, { beginDocument, settleJob }, async () => {
      const handle = await startWorkflow(temporal, 'processDocumentWorkflow');
      await expect(handle.result()).rejects.toThrow();
    });
    expect(beginDocument).toHaveBeenCalledTimes(1);
    expect(settleJob).toHaveBeenCalledWith(
      expect.objectContaining({ error: { code: 'VALIDATION', message: 'encrypted' } }),
    );
  });
});
