import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { Client } from '@temporalio/client';
import { ApplicationFailure, defaultPayloadConverter } from '@temporalio/common';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { bundleWorkflowCode, Worker } from '@temporalio/worker';
import { DEFAULT_JOB_POLICY } from '../../../src/contract/policy';
import {
  dataConverter,
  FAILURE_CONVERTER_PATH,
} from '../../../src/temporal/payloads/data-converter';
import { createEncryptingCodec } from '../../../src/temporal/payloads/encrypting-codec';
import { useTemporal } from '../../support/temporal';
import '../../support/quiet-runtime';

const OLD = { id: '2026a', key: randomBytes(32) };
const NEW = { id: '2026b', key: randomBytes(32) };

describe('createEncryptingCodec', () => {
  const temporal = useTemporal();
  const secret = defaultPayloadConverter.toPayload({ name: 'Ada Lovelace' });

  test('what one key encrypted is read after a rotation, and not without that key', async () => {
    const encrypted = await createEncryptingCodec([OLD]).encode([secret]);
    expect(JSON.stringify(encrypted)).not.toContain('Lovelace');

    const [read] = await createEncryptingCodec([NEW, OLD]).decode(encrypted);
    expect(read && defaultPayloadConverter.fromPayload(read)).toEqual({ name: 'Ada Lovelace' });
    await expect(createEncryptingCodec([NEW]).decode(encrypted)).rejects.toThrow('2026a');
  });

  test('a payload that was tampered with is refused; one that nobody encrypted passes', async () => {
    const codec = createEncryptingCodec([NEW]);
    const [encrypted] = await codec.encode([secret]);
    const data = Buffer.from(encrypted?.data ?? []);
    data[20] = (data[20] ?? 0) ^ 1;

    await expect(codec.decode([{ ...encrypted, data }])).rejects.toThrow();
    expect(await codec.decode([secret])).toEqual([secret]);
  });

  test('neither input nor failure of a workflow stands in the history as plain text', async () => {
    const { connection, options } = temporal.env.client;
    const client = new Client({
      connection,
      namespace: options.namespace,
      ...dataConverter([NEW, OLD]),
    });
    const jobId = randomUUID();
    const worker = await Worker.create({
      connection: temporal.env.nativeConnection,
      taskQueue: temporal.taskQueue,
      workflowBundle: await bundleWorkflowCode({
        workflowsPath: require.resolve('../../../src/workflows'),
        failureConverterPath: FAILURE_CONVERTER_PATH,
      }),
      ...dataConverter([NEW, OLD]),
      activities: {
        renderReport: async () => {
          throw ApplicationFailure.nonRetryable('the client is Ada Lovelace', 'VALIDATION');
        },
        settleJob: async () => 'failed',
      },
    });

    const history = await worker.runUntil(async () => {
      const handle = await client.workflow.start('heavyReportWorkflow', {
        taskQueue: temporal.taskQueue,
        workflowId: jobId,
        args: [{ jobId, policy: DEFAULT_JOB_POLICY }],
      });
      await expect(handle.result()).rejects.toMatchObject({
        cause: { cause: { message: 'the client is Ada Lovelace' } },
      });
      return temporal.env.client.workflow.getHandle(jobId).fetchHistory();
    });

    const events = historyToJSON(history);
    const texts = [...events.matchAll(/"data": ?"([^"]+)"/g)].map(([, data]) =>
      Buffer.from(data ?? '', 'base64').toString('latin1'),
    );
    expect(texts.length).toBeGreaterThan(2);
    for (const text of [events, ...texts]) {
      expect(text).not.toContain('Lovelace');
      expect(text).not.toContain('heartbeatTimeoutMs');
    }
  });
});
