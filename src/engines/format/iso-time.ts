/** Writes a day as ISO 8601, such as `2024-01-31`. */
export function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Writes an instant as ISO 8601 in UTC, with milliseconds where it has any. */
export function isoInstant(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}
