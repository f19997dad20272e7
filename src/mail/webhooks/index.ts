import { mailgunWebhook } from './mailgun';
import type { ProviderWebhook } from './provider-webhook';
import { sendgridWebhook } from './sendgrid';
import { standardWebhook } from './standard';

/** The providers whose webhooks are understood. */
export const WEBHOOK_PROVIDERS = ['standard', 'mailgun', 'sendgrid'] as const;
export type WebhookProvider = (typeof WEBHOOK_PROVIDERS)[number];

/** How the webhooks of each provider are checked and read. */
export const PROVIDER_WEBHOOKS: Readonly<Record<WebhookProvider, ProviderWebhook>> = {
  standard: standardWebhook,
  mailgun: mailgunWebhook,
  sendgrid: sendgridWebhook,
};
