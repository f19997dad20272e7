import type { Command } from '../../command';
import { drain } from './drain';
import { ramp } from './ramp';
import { setCurrent } from './set-current';

/** `pressroom deploy …`: which builds of the workers get the jobs. */
export const deployCommands: readonly Command[] = [setCurrent, ramp, drain];
