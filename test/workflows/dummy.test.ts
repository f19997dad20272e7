import { describe, expect, test } from '@jest/globals';
import { startWorkflow, withWorkflows } from '../support/run-workflows';
import { useTemporal } from '../support/temporal';

describe('dummyReportWorkflow', () => {
  const temporal = useTemporal();

  test('takes one workflow task, and is found as completed', async () => {
    const runDummy = () => Promise.resolve({ report_id: 'r1' });

    const history = await withWorkflows(temporal, { runDummy }, async () => {
      const handle = await startWorkflow(temporal, 'dummyReportWorkflow');
      await handle.result();
      const { typedSearchAttributes } = await handle.describe();
      expect(JSON.stringify(typedSearchAttributes)).toContain('completed');
      return handle.fetchHistory();
    });

    const tasks = history.events?.filter((event) => event.workflowTaskCompletedEventAttributes);
    expect(tasks).toHaveLength(1);
  });
});
