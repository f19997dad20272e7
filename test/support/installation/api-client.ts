import { setTimeout as delay } from 'node:timers/promises';

/** An answer of the API, its JSON read. */
export interface Answer {
  status: number;
  body: Record<string, unknown>;
}

interface Request {
  headers?: Record<string, string>;
  body?: unknown;
  /** Sent instead of a body, as a form in a browser is. */
  form?: FormData;
  /** Seconds to go on while no API can answer. */
  patienceMs?: number;
}

/** A client that does not take an outage for an answer, as clients of durable jobs are to be. */
export class ApiClient {
  private token: string | undefined;
  private turn = 0;

  constructor(
    private readonly addresses: string[],
    private readonly account: { email: string; password: string },
  ) {}

  /** Asks the APIs in turn until one gives an answer other than "try again later". */
  async ask(method: string, path: string, request: Request = {}): Promise<Answer> {
    const deadline = Date.now() + (request.patienceMs ?? 60_000);
    for (;;) {
      const answer = await this.tryOnce(method, path, request).catch((error: unknown) => {
        if (Date.now() > deadline) throw error;
        return undefined;
      });
      if (answer && answer.status !== 503 && answer.status !== 401) return answer;
      if (Date.now() > deadline) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
      if (answer?.status === 401) this.token = undefined;
      await delay(100);
    }
  }

  /** Downloads a file whole. */
  async download(path: string): Promise<Buffer> {
    this.token ??= await this.signIn();
    const response = await fetch(`${this.next()}/api/v1${path}`, {
      headers: { authorization: `Bearer ${this.token}` },
    });
    if (response.status !== 200) throw new Error(`GET ${path}: ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  }

  private async tryOnce(method: string, path: string, request: Request): Promise<Answer> {
    this.token ??= await this.signIn();
    const response = await fetch(`${this.next()}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(request.body !== undefined && { 'content-type': 'application/json' }),
        ...request.headers,
      },
      ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
      ...(request.form && { body: request.form }),
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  }

  private async signIn(): Promise<string> {
    const response = await fetch(`${this.next()}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(this.account),
    });
    if (response.status !== 200) throw new Error(`Signing in: ${response.status}`);
    return ((await response.json()) as { access_token: string }).access_token;
  }

  private next(): string {
    this.turn += 1;
    return this.addresses[this.turn % this.addresses.length] as string;
  }
}
