import { request as requestHttp } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { AppError } from '../../contract/errors';
import { checkedLookup, refuseAddress } from './checked-lookup';
import type { AddressCheck } from './checked-lookup';

/** A callback to be posted. */
export interface WebhookPost {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** Milliseconds for all of it. */
  timeoutMs: number;
  isAllowed: AddressCheck;
}

/** What the other side has said. */
export interface WebhookAnswer {
  status: number;
}

/** Posts a callback. Throws VALIDATION where its address must not be connected to. */
export async function postWebhook(post: WebhookPost): Promise<WebhookAnswer> {
  const url = new URL(post.url);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // No name, so nothing is looked up that could be checked on the way.
  if (isIP(host) !== 0 && !post.isAllowed(host)) throw refuseAddress(host, host);
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        headers: { ...post.headers, 'Content-Length': Buffer.byteLength(post.body) },
        lookup: checkedLookup(post.isAllowed),
        signal: AbortSignal.timeout(post.timeoutMs),
        agent: false,
      },
      (answer: IncomingMessage) => {
        // What it says beside the status is of no use, and may be without end.
        answer.destroy();
        resolve({ status: answer.statusCode ?? 0 });
      },
    );
    sent.on('error', (error) => reject(explain(error, post.timeoutMs)));
    sent.end(post.body);
  });
}

function explain(error: Error, timeoutMs: number): Error {
  if (error instanceof AppError) return error;
  const reason = error.name === 'AbortError' ? `no answer within ${timeoutMs} ms` : error.message;
  return new AppError('UPSTREAM_UNAVAILABLE', `The callback failed: ${reason}`, { cause: error });
}
