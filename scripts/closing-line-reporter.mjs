import { appendFileSync } from 'node:fs';

/**
 * Closes a Jest run with one plain line, `N passed, N failed, N skipped`. Where `TEST_TOTALS_FILE` is
 * set, the totals are appended to that file instead, so that a script can add up several runs.
 */
export default class ClosingLineReporter {
  /**
   * @param {unknown} _contexts
   * @param {import('@jest/reporters').AggregatedResult} results
   */
  onRunComplete(_contexts, results) {
    const passed = results.numPassedTests;
    // A file that could not even be loaded has no test to count, and is a failure all the same.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const file = process.env.TEST_TOTALS_FILE;
    if (file) {
      appendFileSync(file, `${passed} ${failed} ${skipped}\n`);
      return;
    }
    // Jest writes its own summary and runs the global tear-down after its reporters.
    process.once('exit', () => {
      process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
    });
  }
}
