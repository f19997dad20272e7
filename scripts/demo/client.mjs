import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * @typedef {{ stage: string, done: number, total: number, unit: string }} Progress
 * @typedef {{ name: string, media_type: string, size_bytes: number, sha256: string, url: string }} Artifact
 * @typedef {{ processing_time_seconds: number, pages?: number, sheets?: number, rows?: number, charts?: number,
 *   artifacts?: Artifact[] }} JobResult
 * @typedef {{ status: string, progress: Progress | null, error: unknown, result: JobResult | null }} Job
 */

const POLL_EVERY_MS = 100;
/** The states that a job never leaves. */
export const FINAL = new Set(['completed', 'failed', 'cancelled']);

/** A client of the REST API, signed in. */
export class Client {
  #base;
  #signal;
  #token = '';

  /**
   * @param {string} api
   * @param {AbortSignal} signal ends all requests
   */
  constructor(api, signal) {
    this.#base = new URL('/api/v1/', api);
    this.#signal = signal;
  }

  /**
   * @param {string} email
   * @param {string} password
   */
  async signIn(email, password) {
    const answer = await this.#json('auth/login', { email, password });
    this.#token = answer.access_token;
  }

  /**
   * Posts a report, follows it to its end and returns its result; throws where it does not complete.
   * @param {string} path
   * @param {unknown} body
   * @param {(job: Job) => void} onChange
   * @returns {Promise<JobResult>}
   */
  async run(path, body, onChange) {
    const id = await this.submit(path, body);
    const { status, result, error } = await this.follow(id, (job) => {
      onChange(job);
      return FINAL.has(job.status);
    });
    if (status === 'completed' && result !== null) return result;
    throw new Error(`job ${id} is ${status}: ${JSON.stringify(error)}`);
  }

  /**
   * Posts a report and returns the id of its job.
   * @param {string} path
   * @param {unknown} [body]
   * @returns {Promise<string>}
   */
  async submit(path, body = {}) {
    return (await this.post(path, body)).job_id;
  }

  /**
   * Posts JSON, or a form with a file, and returns the answer.
   * @param {string} path
   * @param {unknown} body
   * @returns {Promise<any>}
   */
  post(path, body) {
    return this.#json(path, body);
  }

  /**
   * Asks for a job again and again until it is as wanted.
   * @param {string} id
   * @param {(job: Job) => boolean} isWanted
   * @returns {Promise<Job>}
   */
  async follow(id, isWanted) {
    for (;;) {
      /** @type {Job} */
      const job = await this.#json(`reports/jobs/${id}`);
      if (isWanted(job)) return job;
      await delay(POLL_EVERY_MS, undefined, { signal: this.#signal });
    }
  }

  /** @param {string} id */
  async cancel(id) {
    await this.#fetch(`reports/jobs/${id}`, { method: 'DELETE' });
  }

  /**
   * Downloads an artifact and checks that it is what the API says it is.
   * @param {Artifact} artifact
   * @param {string} file
   */
  async download(artifact, file) {
    const response = await this.#fetch(artifact.url);
    const content = Buffer.from(await response.arrayBuffer());
    if (content.length !== artifact.size_bytes) {
      throw new Error(`${file} has ${content.length} bytes, not ${artifact.size_bytes}`);
    }
    const digest = createHash('sha256').update(content).digest('hex');
    if (digest !== artifact.sha256) throw new Error(`${file} does not match its SHA-256`);
    checkContent(content, artifact.media_type, file);
    writeFileSync(file, content);
  }

  /**
   * @param {string} path
   * @param {unknown} [body] of a POST
   * @returns {Promise<any>}
   */
  async #json(path, body) {
    const isForm = body instanceof FormData;
    const post = {
      method: 'POST',
      // A form brings its own content type, with the boundary of its parts.
      ...(!isForm && { headers: { 'content-type': 'application/json' } }),
      body: isForm ? body : JSON.stringify(body),
    };
    return (await this.#fetch(path, body === undefined ? {} : post)).json();
  }

  /**
   * @param {string} path
   * @param {{ method?: string, headers?: Record<string, string>, body?: string | FormData }} [init]
   */
  async #fetch(path, init = {}) {
    const url = new URL(path, this.#base);
    const headers = new Headers({ ...init.headers, 'accept-language': 'en' });
    if (this.#token !== '') headers.set('authorization', `Bearer ${this.#token}`);
    const response = await fetch(url, { ...init, headers, signal: this.#signal });
    if (response.ok) return response;
    const said = (await response.text()).slice(0, 500);
    throw new Error(`${init.method ?? 'GET'} ${url.pathname} answered ${response.status}: ${said}`);
  }
}

/**
 * @param {Buffer} content
 * @param {string} mediaType
 * @param {string} file
 */
function checkContent(content, mediaType, file) {
  if (mediaType === 'application/json') {
    JSON.parse(content.toString('utf8'));
    return;
  }
  const start = mediaType === 'application/pdf' ? '%PDF-' : 'PK\u0003\u0004';
  if (!content.subarray(0, start.length).equals(Buffer.from(start, 'latin1'))) {
    throw new Error(`${file} is no ${mediaType}`);
  }
}
