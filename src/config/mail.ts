import { createHmac } from 'node:crypto';
import { resolve } from 'node:path';
import type { Config } from './load';
import { jwtSecret } from './jwt-secret';

/** The templates that come with the product, the same distance from `src/config` and `dist/config`. */
const TEMPLATES = resolve(__dirname, '../../templates');

/** How mails are made and sent. */
export async function mailConfig(config: Config) {
  const secret = await jwtSecret(config);
  return {
    from: config.MAIL_FROM,
    templates: templatesFolder(config),
    publicUrl: publicUrl(config),
    linkSecret: deriveSecret(secret, 'unsubscribe'),
    linkLifetimeMs: config.UNSUBSCRIBE_LINK_LIFETIME,
    callbackSecret: deriveSecret(secret, 'callbacks'),
    allowPrivateCallbacks: config.ALLOW_PRIVATE_CALLBACKS,
    sending: {
      urls: config.SMTP_URLS,
      connections: config.SMTP_CONNECTIONS,
      timeoutMs: config.SMTP_TIMEOUT,
      rates: {
        domains: config.MAIL_DOMAIN_RATES,
        ...(config.SMTP_RATE !== undefined && { provider: config.SMTP_RATE }),
      },
      ...dkimKey(config),
    },
  };
}

/** What the API needs of mails and callbacks. */
export async function apiMailConfig(config: Config) {
  const secret = await jwtSecret(config);
  return {
    templates: templatesFolder(config),
    publicUrl: publicUrl(config),
    attachmentsMax: config.MAIL_ATTACHMENTS_MAX,
    linkSecret: deriveSecret(secret, 'unsubscribe'),
    callbackSecret: deriveSecret(secret, 'callbacks'),
    allowPrivateCallbacks: config.ALLOW_PRIVATE_CALLBACKS,
    webhookKeys: webhookKeys(config),
  };
}

/** The keys of the providers whose webhooks are taken. */
function webhookKeys({
  BOUNCE_WEBHOOK_SECRET: standard,
  MAILGUN_WEBHOOK_KEY: mailgun,
  SENDGRID_WEBHOOK_KEY: sendgrid,
}: Config) {
  return {
    ...(standard && { standard }),
    ...(mailgun && { mailgun }),
    ...(sendgrid && { sendgrid }),
  };
}

/** The folder of the mail templates. */
function templatesFolder(config: Config): string {
  return config.MAIL_TEMPLATES === undefined ? TEMPLATES : resolve(config.MAIL_TEMPLATES);
}

/** Makes the key for one purpose out of the installation's own, so that one says nothing of another. */
export function deriveSecret(secret: string, purpose: string): string {
  return createHmac('sha256', secret).update(`pressroom.${purpose}`).digest('base64');
}

function dkimKey(config: Config) {
  const { DKIM_DOMAIN: domainName, DKIM_SELECTOR: keySelector, DKIM_PRIVATE_KEY } = config;
  if (domainName === undefined || keySelector === undefined || DKIM_PRIVATE_KEY === undefined) {
    return {};
  }
  // A variable of one line holds the breaks of a PEM file as \n.
  const privateKey = DKIM_PRIVATE_KEY.replaceAll('\\n', '\n');
  return { dkim: { domainName, keySelector, privateKey } };
}

/** The address under which people reach the API. */
function publicUrl(config: Config): string {
  return config.PUBLIC_URL ?? `http://${reachable(config.HOST)}:${config.PORT}`;
}

function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  return host === '::' ? '[::1]' : host;
}
