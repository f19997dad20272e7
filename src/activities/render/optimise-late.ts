import { setFlagsFromString } from 'node:v8';

/** Bytes of bytecode that a function runs through before V8 thinks of optimising it; by itself, 67,584. */
const INTERRUPT_BUDGET = 1_000_000;

/**
 * Makes V8 optimise only what runs much, in the whole process. A report passes through thousands of functions, most of
 * them a few hundred times: to optimise those as well takes longer than it saves, a sixth of the time of a short report,
 * and goes on for hundreds of reports. What rows are made with is optimised a few milliseconds later.
 */
export function optimiseLate(): void {
  setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`);
}
