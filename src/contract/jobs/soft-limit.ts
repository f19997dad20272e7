import { findJobDefinition } from './index';

/** Milliseconds after which a running job of a type is warned about: as configured, else as declared. */
export function softLimitOf(jobType: string, configured: Record<string, number>): number {
  return configured[jobType] ?? findJobDefinition(jobType)?.limits.softLimitMs ?? Infinity;
}
