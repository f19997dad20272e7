/** Members of a history that tell of the machine it was recorded on, and play no part in a replay. */
const TRACES = new Set(['identity', 'stackTrace', 'workerInstanceKey']);

/**
 * Copies a history without what tells of the machine that it was recorded on.
 * @param {unknown} value
 * @returns {unknown}
 */
export function withoutTraces(value) {
  if (Array.isArray(value)) return value.map(withoutTraces);
  if (typeof value !== 'object' || value === null) return value;
  const { kind, normalName } = /** @type {{ kind?: string, normalName?: string }} */ (value);
  // A worker's own queue is named after its process and host.
  if (kind === 'TASK_QUEUE_KIND_STICKY') return { name: normalName };
  const kept = Object.entries(value).filter(([key]) => !TRACES.has(key));
  return Object.fromEntries(kept.map(([key, member]) => [key, withoutTraces(member)]));
}
