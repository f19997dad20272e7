/**
 * What has become of one recipient of a mail: waiting, accepted by a provider, to be tried again, come
 * back later, held back by the suppression list, or given up.
 */
export const RECIPIENT_STATES = [
  'queued',
  'sent',
  'deferred',
  'bounced',
  'suppressed',
  'failed',
] as const;
export type RecipientState = (typeof RECIPIENT_STATES)[number];

/** Why an address gets no mail. */
export const SUPPRESSION_REASONS = ['unsubscribed', 'bounced', 'complained', 'manual'] as const;
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];
