import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { resolve } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import pino from 'pino';
import type { Pool } from 'pg';
import { Registry } from 'prom-client';
import { createApp } from '../../../src/api/app';
import { hashPassword } from '../../../src/api/auth/passwords';
import { answerBrokenRequests } from '../../../src/api/broken-requests';
import type { ApiConfig, ApiDeps, ApiMail } from '../../../src/api/deps';
import type { Role } from '../../../src/contract/roles';
import { inspectDataset } from '../../../src/engines/dataset/inspect-dataset';
import { reportsFile } from '../../../src/contract/reports/definitions';
import { createArtifactStore } from '../../../src/store/artifacts';
import type { ArtifactStore } from '../../../src/store/artifacts';
import { listenToEvents } from '../../../src/store/events/listen';
import type { EventListener } from '../../../src/store/events/listen';
import { insertUser } from '../../../src/store/users/insert-user';
import { useDatabase } from '../../support/database';
import { useTemporaryFolder } from '../../support/use-temporary-folder';
import { FakeEngine } from './fake-engine';
import { FakeSchedules } from './fake-schedules';

/** The password of every account that `givenUser` makes. */
export const PASSWORD = 'correct horse battery';

/** The members that tests look for in answers of all kinds. */
export interface Body {
  access_token: string;
  refresh_token: string;
  job_id: string;
  report_job_id: number;
  status: string;
  message: string;
  title: string;
  code: string;
  detail: string & { loc: (string | number)[]; msg: string; type: string }[];
  checks: object;
  links: { self: string };
  result: object;
  workers: object[];
  queues: object[];
}

/** An answer of the API as a test looks at it. */
export interface Answer {
  status: number;
  headers: Headers;
  /** The parsed JSON of the body. */
  body: Body;
  /** The body as it came. */
  text: string;
}

/** The queries and reports of tests. */
const REPORTS = reportsFile.parse({
  queries: {
    sales: {
      sql: 'select city, amount from sales where amount >= :least',
      title: 'Sales',
      parameters: { least: { type: 'integer', default: 0 } },
      columns: [
        { key: 'city', type: 'string' },
        { key: 'amount', type: 'number' },
      ],
    },
  },
  definitions: {
    weekly: {
      query: 'sales',
      report_type: 'excel',
      locale: 'en-GB',
      totals: ['amount'],
      layout: { sections: [{ kind: 'chart', chart: { kind: 'bar', x: 'city', y: 'amount' } }] },
    },
  },
});

/** Bytes of a dataset in tests. */
export const DATASET_MAX_BYTES = 1_000_000;

/** What a test sends beside method and path. */
export interface Sending {
  /** Sent as JSON, or as it is where it is text or bytes. */
  body?: unknown;
  token?: string;
  headers?: Record<string, string>;
}

/** The API on a port of its own, over a real database and a real artifact store. */
export interface TestApi {
  readonly url: string;
  readonly pool: Pool;
  readonly artifacts: ArtifactStore;
  /** Folder of files on their way. */
  readonly uploads: string;
  readonly engine: FakeEngine;
  /** Calls the API and reads the whole answer. */
  call(method: string, path: string, sending?: Sending): Promise<Answer>;
  /** Makes an account and signs it in. */
  signedIn(role: Role, email?: string): Promise<{ id: number; email: string; token: string }>;
  /** Makes an account with the password of all tests. */
  givenUser(role: Role, email?: string): Promise<{ id: number; email: string }>;
}

/** Bytes of all files of a mail in tests, at most. */
export const ATTACHMENTS_MAX = 1_000_000;

/** Bytes of a document in tests of the API, at most. */
export const DOCUMENT_MAX_BYTES = 300_000;

/** Serves the API to the tests of a file (or a describe block); the engine alone is a stand-in. */
export function useApi(config: Partial<ApiConfig> = {}, mail: Partial<ApiMail> = {}): TestApi {
  const database = useDatabase();
  const folder = useTemporaryFolder('api');
  const engine = new FakeEngine();
  const draining = new AbortController();
  let server: Server | undefined;
  let events: EventListener | undefined;
  let url = '';
  let artifacts: ArtifactStore | undefined;
  let passwordHash: Promise<string> | undefined;
  let users = 0;

  beforeAll(async () => {
    artifacts = await createArtifactStore({ kind: 'local', root: folder.path });
    events = listenToEvents(database.url, pino({ level: 'silent' }));
    const deps: ApiDeps = {
      config: { ...DEFAULTS, ...config },
      mail: { ...MAIL, ...mail },
      reports: REPORTS,
      datasets: {
        folder: join(folder.path, 'uploads'),
        maxBytes: DATASET_MAX_BYTES,
        inspect: async (file) =>
          inspectDataset({ ...file, folder: await mkdtemp(join(folder.path, 'inspect-')) }),
      },
      documents: {
        folder: join(folder.path, 'uploads'),
        maxBytes: DOCUMENT_MAX_BYTES,
        office: false,
        linkLifetimeMs: 60_000,
        signingKeys: [
          { id: 'new', secret: 'the key that signs, of thirty-two bytes' },
          { id: 'old', secret: 'the key that once signed, still believed' },
        ],
      },
      pool: database.pool,
      artifacts,
      dispatcher: engine,
      engine,
      schedules: new FakeSchedules(),
      events,
      draining: draining.signal,
      metrics: new Registry(),
      log: pino({ level: 'silent' }),
    };
    server = createServer(createApp(deps));
    answerBrokenRequests(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    draining.abort();
    server?.closeAllConnections();
    server?.close();
    await events?.close();
  });

  const call: TestApi['call'] = (method, path, sending) => send(`${url}${path}`, method, sending);
  const givenUser: TestApi['givenUser'] = async (role, email = `user${++users}@test.example`) => {
    passwordHash ??= hashPassword(PASSWORD);
    const user = await insertUser(database.pool, { email, role, passwordHash: await passwordHash });
    if (!user) throw new Error(`there is an account for ${email} already`);
    return { id: user.id, email: user.email };
  };
  return {
    engine,
    call,
    givenUser,
    signedIn: async (role, email) => {
      const user = await givenUser(role, email);
      const { body } = await call('POST', '/auth/login', {
        body: { email: user.email, password: PASSWORD },
      });
      return { ...user, token: body.access_token };
    },
    get url() {
      return url;
    },
    get pool() {
      return database.pool;
    },
    get uploads() {
      return join(folder.path, 'uploads');
    },
    get artifacts() {
      if (!artifacts) throw new Error('The artifact store exists within tests and hooks only');
      return artifacts;
    },
  };
}

const MAIL: ApiMail = {
  templates: resolve(__dirname, '../../../templates'),
  publicUrl: 'http://press.example',
  attachmentsMax: ATTACHMENTS_MAX,
  linkSecret: 'a secret for the links of tests',
  callbackSecret: 'a secret for the callbacks of tests',
  allowPrivateCallbacks: false,
  webhookKeys: {},
};

const DEFAULTS: ApiConfig = {
  jwtSecret: 'a secret of thirty-two bytes, at least',
  accessTokenLifetimeMs: 1_800_000,
  refreshTokenLifetimeMs: 86_400_000,
  rateLimitPerMinute: 100_000,
  reportShareWindowMs: 60_000,
  trustProxy: 0,
  queues: ['reports', 'documents'],
  payloadKeys: [],
};

async function send(url: string, method: string, sending: Sending = {}): Promise<Answer> {
  const { body, token, headers } = sending;
  const raw = typeof body === 'string' || body instanceof Uint8Array;
  const response = await fetch(url, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body !== undefined && { body: raw ? (body as string) : JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json') === true && text !== '';
  return {
    status: response.status,
    headers: response.headers,
    body: (json ? JSON.parse(text) : {}) as Body,
    text,
  };
}

/** The ids of the items of an answer that is a list. */
export function idsOf({ body }: Answer): number[] {
  return (body as unknown as { id: number }[]).map(({ id }) => id);
}
