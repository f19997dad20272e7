import { API_BASE } from '../../contract/names';
import { EXIT } from '../exit-codes';
import type { ExitCode } from '../exit-codes';
import { Problem } from '../problem';

/** Milliseconds that the API may take to answer. */
const PATIENCE_MS = 30_000;

/** What is sent beside method and path. */
export interface Sending {
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as multipart/form-data, in place of a body. */
  form?: FormData;
  query?: Record<string, string | number | undefined>;
}

/** The API, as a signed-in account sees it. */
export interface ApiClient {
  readonly url: string;
  get<T>(path: string, query?: Sending['query']): Promise<T>;
  send<T>(method: 'POST' | 'PATCH' | 'DELETE', path: string, sending?: Sending): Promise<T>;
  /** Opens an answer that is read while it comes. */
  open(path: string, signal: AbortSignal): Promise<Response>;
}

interface CallOptions {
  method?: string;
  headers?: Record<string, string>;
  body?: string | FormData;
  signal: AbortSignal;
}

/** Makes a client of the API at an address; without a token it may use the public endpoints alone. */
export function createApiClient(url: string, token?: string): ApiClient {
  const headers = {
    'accept-language': 'en',
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  async function call(path: string, init: CallOptions): Promise<Response> {
    const address = `${url}${API_BASE}${path}`;
    let response;
    try {
      response = await fetch(address, { ...init, headers: { ...headers, ...init.headers } });
    } catch (error) {
      const reason = error instanceof Error ? reasonOf(error) : String(error);
      throw new Problem(EXIT.unreachable, `The API at ${url} does not answer: ${reason}`, {
        cause: error,
      });
    }
    if (!response.ok) throw await refusal(response);
    return response;
  }
  async function send<T>(method: string, path: string, sending: Sending = {}): Promise<T> {
    const response = await call(`${path}${queryOf(sending.query)}`, {
      method,
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(sending.body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(sending.body),
      }),
      ...(sending.form && { body: sending.form }),
    });
    const text = await response.text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
  return {
    url,
    get: (path, query) => send('GET', path, { ...(query && { query }) }),
    send,
    open: (path, signal) => call(path, { signal }),
  };
}

function queryOf(query: Sending['query'] = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  if (given.length === 0) return '';
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`;
}

/** The reason that the system gives, which fetch hides one level down. */
function reasonOf(error: Error): string {
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  return cause.message || ((cause as NodeJS.ErrnoException).code ?? error.message);
}

/** Says what the API refused and why, as its problem document does. */
async function refusal(response: Response): Promise<Problem> {
  const text = await response.text();
  let reason = text.slice(0, 300);
  try {
    const { detail } = JSON.parse(text) as { detail?: unknown };
    if (detail !== undefined) reason = detailText(detail);
  } catch {
    // Not the API itself but something before it: its text stands as it is.
  }
  return new Problem(exitCodeOf(response.status), `The API answered ${response.status}: ${reason}`);
}

/** A request that the API cannot read was a wrong word or option of the command. */
function exitCodeOf(status: number): ExitCode {
  if (status === 401) return EXIT.unreachable;
  return status === 400 || status === 422 ? EXIT.usage : EXIT.failed;
}

function detailText(detail: unknown): string {
  if (!Array.isArray(detail)) return String(detail);
  return (detail as { loc: string[]; msg: string }[])
    .map(({ loc, msg }) => `${loc.slice(1).join('.')}: ${msg}`)
    .join('; ');
}
