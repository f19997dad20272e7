// A worker of bare workflows, in a process of its own as the product's is.
import path from 'node:path';
import { NativeConnection, Runtime, DefaultLogger, Worker } from '@temporalio/worker';

const { address, namespace, taskQueue } = JSON.parse(process.argv[2] ?? '{}');
Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: ['SIGTERM'] });
const connection = await NativeConnection.connect({ address });
const worker = await Worker.create({
  connection,
  namespace,
  taskQueue,
  workflowsPath: path.join(import.meta.dirname, 'bare-workflow.mjs'),
  activities: { nothing: () => Promise.resolve() },
  maxCachedWorkflows: 500,
});
process.send?.('ready');
await worker.run();
await connection.close();
process.disconnect();
