import { DefaultLogger, Runtime } from '@temporalio/worker';

// The SDK tells of every state of every worker; only failures are what a test run needs to show.
Runtime.install({ logger: new DefaultLogger('ERROR') });
