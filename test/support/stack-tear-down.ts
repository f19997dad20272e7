import { tearDown } from './tear-down';

/** Stops the stack; a process that outlives it fails the run. */
export default () => tearDown('stack');
