import { createRequire } from 'node:module';
import path from 'node:path';
import { loadClientConfigProfile } from '@temporalio/envconfig';
import { PROJECT } from './project.mjs';
import { secretOf } from './secrets.mjs';

/** @typedef {import('./ports.mjs').PortName} PortName */
/** @typedef {import('./ports.mjs').Ports} Ports */
/** @typedef {import('./stack-file.mjs').StackAddresses['temporal']} TemporalAddress */

/** @typedef {{ email: string, password: string, isOurs: boolean }} Credentials `isOurs`: we made the password */

/**
 * What decides how a stack is started.
 * @typedef {object} StackSettings
 * @property {NodeJS.ProcessEnv} env
 * @property {string} host that the API listens on
 * @property {PortName[]} neededPorts
 * @property {string | undefined} databaseUrl of an existing database; undefined where we start one
 * @property {TemporalAddress | undefined} temporal an existing server; undefined where we start one
 * @property {string} namespace of the server that we start
 * @property {boolean} sampleReports whether the reports of our own reports.yaml are offered
 * @property {number} graceMs how long API and worker may drain
 * @property {Credentials | undefined} credentials
 * @property {boolean} replays whether the open workflows are tried on the present code before a worker starts
 */

/** What a program needs beyond the time that running work is given, to say good-bye to engine and database. */
const BEYOND_GRACE_MS = 10_000;

/**
 * Reads what decides how a stack is started out of an environment. Throws where a setting is wrong, before anything runs.
 * @param {string} home
 * @param {NodeJS.ProcessEnv} env
 * @returns {StackSettings}
 */
export function readStackSettings(home, env) {
  const config = loadConfig({ ...env, PRESSROOM_HOME: home });
  const { address, namespace } = loadClientConfigProfile({ overrideEnvVars: withoutEmpty(env) });
  const ui = config.TEMPORAL_UI_URL ?? null;
  const temporal =
    address === undefined ? undefined : { address, namespace: namespace ?? 'default', ui };
  const databaseUrl = config.DATABASE_URL;
  /** @type {PortName[]} */
  const neededPorts = ['api'];
  if (databaseUrl === undefined) neededPorts.push('postgres');
  if (temporal === undefined) neededPorts.push('temporal', 'temporalUi');
  if (config.SMTP_URLS.length === 0 && config.ENVIRONMENT !== 'production') {
    neededPorts.push('smtp');
  }
  return {
    env,
    host: config.HOST,
    neededPorts,
    databaseUrl,
    temporal,
    namespace: namespace ?? 'default',
    sampleReports:
      config.REPORTS_FILE === undefined &&
      config.REPORTS_DATABASE_URL === undefined &&
      config.ENVIRONMENT !== 'production',
    graceMs: config.SHUTDOWN_GRACE + BEYOND_GRACE_MS,
    credentials: credentialsOf(home, config),
    replays: config.REPLAY_AT_START && config.BUILD_ID === undefined,
  };
}

/**
 * The environment of API and worker: ours, with the addresses of what runs.
 * @param {string} home
 * @param {StackSettings} settings
 * @param {{ ports: Ports, databaseUrl: string, temporal: TemporalAddress }} running
 * @returns {NodeJS.ProcessEnv}
 */
export function programEnv(home, { env, host, credentials, ...settings }, running) {
  const { ports, databaseUrl, temporal } = running;
  return {
    ...env,
    PRESSROOM_HOME: home,
    HOST: host,
    PORT: String(ports.api),
    DATABASE_URL: databaseUrl,
    ...(settings.neededPorts.includes('smtp') && {
      SMTP_PORT: String(ports.smtp),
      SMTP_URLS: `smtp://127.0.0.1:${ports.smtp}`,
    }),
    // An existing server is found as we found it: by the same variables and file.
    ...(settings.temporal === undefined && {
      TEMPORAL_ADDRESS: temporal.address,
      TEMPORAL_NAMESPACE: temporal.namespace,
    }),
    ...(settings.sampleReports && {
      REPORTS_FILE: path.join(PROJECT, 'reports.yaml'),
      REPORTS_DATABASE_URL: databaseUrl,
    }),
    ...(temporal.ui !== null && { TEMPORAL_UI_URL: temporal.ui }),
    ...(credentials !== undefined && {
      ADMIN_EMAIL: credentials.email,
      ADMIN_PASSWORD: credentials.password,
    }),
  };
}

/**
 * Reads the configuration as API and worker will, by their own code.
 * @param {NodeJS.ProcessEnv} env
 * @returns {import('../../src/config/load.js').Config}
 */
function loadConfig(env) {
  return createRequire(import.meta.url)('../../dist/config/load.js').loadConfig(env);
}

/**
 * @param {string} home
 * @param {import('../../src/config/load.js').Config} config
 * @returns {Credentials | undefined}
 */
function credentialsOf(home, { ENVIRONMENT, ADMIN_EMAIL, ADMIN_PASSWORD }) {
  if (ADMIN_EMAIL !== undefined && ADMIN_PASSWORD !== undefined) {
    return { email: ADMIN_EMAIL, password: ADMIN_PASSWORD, isOurs: false };
  }
  if (ENVIRONMENT === 'production') return undefined;
  return {
    email: ADMIN_EMAIL ?? 'admin@pressroom.example',
    password: ADMIN_PASSWORD ?? secretOf(home, 'adminPassword'),
    isOurs: ADMIN_PASSWORD === undefined,
  };
}

/** @param {NodeJS.ProcessEnv} env */
function withoutEmpty(env) {
  const set = Object.entries(env).filter(([, value]) => value !== undefined && value !== '');
  return /** @type {Record<string, string>} */ (Object.fromEntries(set));
}
