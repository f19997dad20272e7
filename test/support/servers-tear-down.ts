import { tearDown } from './tear-down';

/** Stops the shared servers that were started. */
export default () => tearDown('servers');
