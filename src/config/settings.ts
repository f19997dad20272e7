import { z } from 'zod';
import { JOB_DEFINITIONS } from '../contract/jobs';
import { TASK_QUEUES } from '../contract/names';
import { DOCUMENT_SETTINGS } from './document-settings';
import { REPORT_SETTINGS } from './report-settings';
import { MAIL_SETTINGS } from './mail-settings';
import { MAINTENANCE_SETTINGS } from './maintenance-settings';
import { duration, durations, flag, httpUrl, integer, listOf, oneOf, port } from './values';

/** One environment variable: how its text is read, what holds where it is unset, what it is for. */
interface Setting<Schema extends z.ZodType> {
  schema: Schema;
  /** The text that holds where the variable is unset or empty. */
  fallback?: string;
  about: string;
  /** Never printed. */
  secret?: boolean;
}

function setting<Schema extends z.ZodType>(entry: Setting<Schema>): Setting<Schema> {
  return entry;
}

/** Every environment variable of the product, in the order of the documentation. */
export const SETTINGS = {
  ENVIRONMENT: setting({
    schema: oneOf(['development', 'test', 'production']),
    fallback: 'development',
    about: 'development and test start what is missing; production refuses to run on defaults.',
  }),
  HOST: setting({
    schema: z.string().min(1),
    fallback: '127.0.0.1',
    about: 'Address that the API and the metrics endpoints listen on.',
  }),
  PORT: setting({ schema: port(), fallback: '8000', about: 'Port of the API.' }),
  PUBLIC_URL: setting({
    schema: httpUrl().optional(),
    about:
      'Address that clients reach the API under; links in answers start with it. Unset: paths.',
  }),
  PRESSROOM_HOME: setting({
    schema: z.string().min(1),
    fallback: '.pressroom',
    about:
      'Folder of all local state: database, engine, artifacts, secrets, logs. Movable when stopped.',
  }),
  DATABASE_URL: setting({
    schema: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' }).optional(),
    about: 'An existing PostgreSQL; then none is started. Required in production.',
    secret: true,
  }),
  DATABASE_POOL_MAX: setting({
    schema: integer({ min: 2, max: 200 }),
    fallback: '10',
    about: 'Database connections of each process.',
  }),
  JWT_SECRET: setting({
    schema: z.string().optional(),
    about:
      'Key that access tokens are signed with, 32 bytes at least. Development makes one and keeps it in PRESSROOM_HOME; required in production.',
    secret: true,
  }),
  ACCESS_TOKEN_LIFETIME: setting({
    schema: duration({ min: 10_000, max: 86_400_000 }),
    fallback: '30m',
    about: 'How long an access token is valid.',
  }),
  REFRESH_TOKEN_LIFETIME: setting({
    schema: duration({ min: 60_000, max: 7_776_000_000 }),
    fallback: '336h',
    about: 'How long a refresh token can be exchanged for a new pair.',
  }),
  ADMIN_EMAIL: setting({
    schema: z.email('must be an e-mail address').optional(),
    about: 'Account that is created as ADMIN at start where it does not exist.',
  }),
  ADMIN_PASSWORD: setting({
    schema: z.string().min(8, 'must have 8 characters at least').optional(),
    about: 'Password of that account; development makes one and prints it.',
    secret: true,
  }),
  RATE_LIMIT_PER_MINUTE: setting({
    schema: integer({ min: 1, max: 10_000_000 }),
    fallback: '6000',
    about: 'Requests a minute that one user may make.',
  }),
  TRUST_PROXY: setting({
    schema: integer({ min: 0, max: 10 }),
    fallback: '0',
    about: 'Number of reverse proxies in front of the API whose X-Forwarded-For is believed.',
  }),
  ACTIVITY_HEARTBEAT_TIMEOUT: setting({
    schema: duration({ min: 1000, max: 60_000 }),
    fallback: '30s',
    about: 'Silence after which an attempt counts as dead and is retried.',
  }),
  RETRY_INITIAL_INTERVAL: setting({
    schema: duration({ min: 100, max: 3_600_000 }),
    fallback: '60s',
    about: 'Wait before the first retry; the second waits twice, the third four times as long.',
  }),
  SOFT_LIMITS: setting({
    schema: durations(
      JOB_DEFINITIONS.map(({ type }) => type),
      { min: 1000, max: 86_400_000 },
    ),
    fallback: '',
    about:
      'Times after which a running job of a type is warned about, such as heavy=20m; 25 minutes where a type is not named.',
  }),
  WORKER_QUEUES: setting({
    schema: listOf(TASK_QUEUES),
    fallback: TASK_QUEUES.join(','),
    about:
      'Task queues that a worker process serves, comma-separated; /health/ready of the API asks for workers on them.',
  }),
  WORKER_CONCURRENCY: setting({
    schema: integer({ min: 1, max: 64 }),
    fallback: '2',
    about: 'Jobs that a worker process runs at once, over all its queues.',
  }),
  WORKER_PORT: setting({
    schema: port(),
    fallback: '0',
    about: "Port of a worker's /health/ready and /metrics; 0 takes a free one.",
  }),
  SHUTDOWN_GRACE: setting({
    schema: duration({ min: 0, max: 3_600_000 }),
    fallback: '30s',
    about: 'How long running work may go on after SIGTERM before it is handed back.',
  }),
  ARTIFACT_STORE: setting({
    schema: oneOf(['local', 's3']),
    fallback: 'local',
    about: 'Where finished files are kept: a folder under PRESSROOM_HOME, or an S3 bucket.',
  }),
  S3_BUCKET: setting({
    schema: z.string().min(3, 'must have 3 characters at least').optional(),
    about: 'Bucket of the artifacts.',
  }),
  S3_REGION: setting({ schema: z.string().min(1), fallback: 'us-east-1', about: 'Its region.' }),
  S3_ENDPOINT: setting({
    schema: httpUrl().optional(),
    about: 'Address of an S3-compatible server; unset means AWS.',
  }),
  S3_PREFIX: setting({
    schema: z.string().optional(),
    about: 'Prefix of all keys in the bucket, such as pressroom/.',
  }),
  S3_ACCESS_KEY_ID: setting({
    schema: z.string().optional(),
    about: "Key id; unset leaves the choice to the SDK's credential chain.",
  }),
  S3_SECRET_ACCESS_KEY: setting({
    schema: z.string().optional(),
    about: 'Secret of that key.',
    secret: true,
  }),
  S3_FORCE_PATH_STYLE: setting({
    schema: flag(),
    fallback: 'false',
    about: 'Bucket in the path rather than the host name, as most S3-compatible servers need it.',
  }),
  ...REPORT_SETTINGS,
  ...DOCUMENT_SETTINGS,
  ...MAIL_SETTINGS,
  ...MAINTENANCE_SETTINGS,
  LOG_LEVEL: setting({
    schema: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal']),
    fallback: 'info',
    about: 'Least severe log lines that are written.',
  }),
  REPLAY_AT_START: setting({
    schema: flag(),
    fallback: 'true',
    about:
      'Whether npm start first replays the newest open workflows of each type, and refuses to start where one would get stuck on the present code. Not done with BUILD_ID.',
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: setting({
    schema: httpUrl().optional(),
    about:
      'Collector (OTLP over HTTP, such as http://127.0.0.1:4318) that traces of requests, workflows and activities are sent to.',
  }),
  TEMPORAL_UI_URL: setting({
    schema: httpUrl().optional(),
    about:
      'Address of the Temporal Web UI, for links; a browser that shows it may call the codec endpoints.',
  }),
} as const;

export type SettingName = keyof typeof SETTINGS;

/** The values of all settings, read and checked. */
export type Settings = { [Name in SettingName]: z.output<(typeof SETTINGS)[Name]['schema']> };

/**
 * Variables that other parts read: the supervisor of `npm start`, and Temporal's own connection settings.
 * Listed for the documentation.
 */
export const OTHER_VARIABLES: Record<string, { fallback?: string; about: string }> = {
  POSTGRES_PORT: {
    fallback: '5432',
    about: 'Port of the database that `npm start` runs. A set port that is taken is an error.',
  },
  TEMPORAL_DEV_PORT: { fallback: '7233', about: 'Port of the Temporal server that it runs.' },
  TEMPORAL_UI_PORT: { fallback: '8233', about: "Port of that server's Web UI." },
  SMTP_PORT: {
    fallback: '1025',
    about: 'Port of the mail server that it runs, where SMTP_URLS is not set.',
  },
  TEMPORAL_CLI_PATH: { about: 'The Temporal CLI to run, instead of looking for one.' },
  TEMPORAL_ADDRESS: {
    about: 'An existing Temporal server, host:port; then none is started. Required in production.',
  },
  TEMPORAL_NAMESPACE: { fallback: 'default', about: 'Namespace of the workflows.' },
  TEMPORAL_API_KEY: { about: 'API key of Temporal Cloud; switches TLS on.' },
  TEMPORAL_CONFIG_FILE: { about: 'TOML file of connection profiles.' },
  TEMPORAL_PROFILE: { about: 'Profile of that file.' },
  TEMPORAL_TLS: { about: 'true switches TLS on.' },
  TEMPORAL_TLS_CLIENT_CERT_PATH: { about: 'Client certificate for mutual TLS.' },
  TEMPORAL_TLS_CLIENT_KEY_PATH: { about: 'Its key.' },
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: { about: "Authority of the server's certificate." },
  TEMPORAL_TLS_SERVER_NAME: { about: 'Name expected in that certificate.' },
};
