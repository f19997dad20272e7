import type { Readable } from 'node:stream';
import type { Pool } from 'pg';
import type { Registry } from 'prom-client';
import type { Logger } from '../logging/logger';
import type { DatasetChange, DatasetSchema } from '../contract/datasets';
import type { TaskQueue } from '../contract/names';
import type { ReportsFile } from '../contract/reports/definitions';
import type { WebhookProvider } from '../mail/webhooks';
import type { ArtifactStore } from '../store/artifacts';
import type { EventListener } from '../store/events/listen';
import type { JobRow } from '../store/jobs/rows';
import type { SigningKey } from './documents/signed-links';
import type { EngineStatus } from '../temporal/engine-status';
import type { PayloadKey } from '../temporal/payloads/encrypting-codec';
import type { Schedules } from '../temporal/schedules/schedule-service';

/** The settings of the API itself. */
export interface ApiConfig {
  /** Key that access tokens are signed with. */
  jwtSecret: string;
  accessTokenLifetimeMs: number;
  refreshTokenLifetimeMs: number;
  /** What links in answers start with, without a trailing slash; paths where absent. */
  publicUrl?: string;
  /** Requests a minute of one user, or of one address without a user. */
  rateLimitPerMinute: number;
  /** Milliseconds in which requests for the same report share one job; 0 where they never do. */
  reportShareWindowMs: number;
  /** Reverse proxies in front of the API whose X-Forwarded-For is believed. */
  trustProxy: number;
  /** Task queues that this installation is to serve. */
  queues: readonly TaskQueue[];
  /** Keys of the engine's payloads; none where they are not encrypted. */
  payloadKeys: readonly PayloadKey[];
  /** Origin of the engine's Web UI, which may read payloads from a browser; none may where absent. */
  uiOrigin?: string;
}

/** What the API knows of mails and callbacks. */
export interface ApiMail {
  /** Folder of the mail templates. */
  templates: string;
  /** Address that people reach the API under, without a trailing slash. */
  publicUrl: string;
  /** Bytes of all files that go with one mail, at most. */
  attachmentsMax: number;
  /** Key that unsubscribe links are signed with. */
  linkSecret: string;
  /** Key that the accounts' callback secrets are made from. */
  callbackSecret: string;
  /** Whether callbacks may go to private addresses. */
  allowPrivateCallbacks: boolean;
  /** Keys of the mail providers whose webhooks are taken. */
  webhookKeys: Partial<Record<WebhookProvider, string>>;
}

/** The part of the artifact store that downloads need. */
export interface ArtifactReader {
  /** Opens a file, or its bytes `start` to `end`, both included. */
  open(key: string, range?: { start: number; end: number }): Promise<Readable>;
}

/** How documents arrive and leave. */
export interface ApiDocuments {
  /** Folder of files on their way. */
  folder: string;
  /** Bytes of a document, at most. */
  maxBytes: number;
  /** Whether office files can be read. */
  office: boolean;
  /** Milliseconds that a signed link works. */
  linkLifetimeMs: number;
  signingKeys: [SigningKey, ...SigningKey[]];
}

/** Where datasets arrive, and who looks into them. */
export interface ApiDatasets {
  /** Folder of files on their way. */
  folder: string;
  /** Bytes of a file, at most. */
  maxBytes: number;
  /** Finds out what a file holds, or throws VALIDATION. */
  inspect(file: { path: string; change: DatasetChange }): Promise<DatasetSchema>;
}

/** Hands jobs to the engine. */
export interface Dispatcher {
  /** Starts the workflow of an inserted job; `pending` says that the engine is away and it starts later. */
  submit(job: JobRow, requestedBy: string): Promise<'queued' | 'pending'>;
  /** Whether the engine answered when it was last asked to take a job. */
  readonly engineUp: boolean;
}

/** The engine as the API sees it. Each call gives up on an engine that does not answer within seconds. */
export interface Engine {
  check(): Promise<boolean>;
  /** Rejects while the engine is away. */
  queueStatus(): Promise<EngineStatus>;
  cancel(jobId: string): Promise<void>;
  /** Tells a job's workflow something that stands in the database too, so that it may fail unheard. */
  signal(jobId: string, name: string): Promise<void>;
}

/** Everything that the API is built from. */
export interface ApiDeps {
  config: ApiConfig;
  mail: ApiMail;
  pool: Pool;
  artifacts: ArtifactReader & Pick<ArtifactStore, 'put' | 'delete' | 'deletePrefix'>;
  datasets: ApiDatasets;
  /** The operator's queries and reports. */
  reports: ReportsFile;
  documents: ApiDocuments;
  dispatcher: Dispatcher;
  engine: Engine;
  schedules: Schedules;
  /** Hears of new job events. */
  events: EventListener;
  /** Aborts when the server begins to drain: open streams end. */
  draining: AbortSignal;
  /** Where `/metrics` reads from; the API adds its HTTP metrics. */
  metrics: Registry;
  log: Logger;
}
