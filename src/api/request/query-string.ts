import type { Request } from 'express';
import { Refusal } from '../problems';

/** Reads a request's query string: every name with all its values. A broken percent-encoding is refused. */
export function readQueryString(req: Request): Map<string, string[]> {
  const values = new Map<string, string[]>();
  const start = req.url.indexOf('?');
  if (start < 0) return values;
  for (const pair of req.url.slice(start + 1).split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    const value = equals < 0 ? '' : decode(pair.slice(equals + 1));
    const seen = values.get(name);
    if (seen) seen.push(value);
    else values.set(name, [value]);
  }
  return values;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (error) {
    if (error instanceof URIError) throw new Refusal('BAD_REQUEST', 'encodingMalformed');
    throw error;
  }
}
