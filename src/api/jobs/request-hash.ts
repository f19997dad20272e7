import { createHash } from 'node:crypto';

/** SHA-256 of what a request asks for, whatever the order of the members of its objects. */
export function hashOfRequest(parts: readonly unknown[]): Buffer {
  return createHash('sha256')
    .update(JSON.stringify(parts.map(sorted)))
    .digest();
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return entries.map(([name, member]) => [name, sorted(member)]);
}
