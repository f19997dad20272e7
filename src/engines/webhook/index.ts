export { postWebhook } from './post-webhook';
export type { WebhookAnswer, WebhookPost } from './post-webhook';
