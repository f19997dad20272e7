import { describe, expect, test } from '@jest/globals';
import { bundleWorkflowCode } from '@temporalio/worker';

describe('the workflow bundle', () => {
  test('holds no Node module, and not the schemas of the job types', async () => {
    const { code } = await bundleWorkflowCode({
      workflowsPath: require.resolve('../../src/workflows'),
    });

    expect(code).toContain('heavyReportWorkflow');
    expect(code).not.toContain('node_modules/zod/');
  });
});
