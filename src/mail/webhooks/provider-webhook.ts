/** A request of a provider, as it came. */
export interface WebhookRequest {
  /** Reads a header by its name; empty where it is absent. */
  header(name: string): string;
  body: Buffer;
}

/** News of a mail, out of a webhook. */
export interface MailNews {
  messageId: string | null;
  lost: { key: string; detail: string }[];
  complained: string[];
}

/** How a provider signs its webhooks, and what it writes in them. */
export interface ProviderWebhook {
  /**
   * Gives what makes the request unlike every other, where it was signed with the key no more than five minutes ago;
   * null where it was not. Throws nothing, whatever the request holds.
   */
  signatureOf(request: WebhookRequest, key: string, now: number): string | null;
  /** Reads the news of a request whose signature is right; what is of no use here is left out. */
  read(content: unknown): MailNews[];
}

/** Milliseconds by which a signed time may be off (Standard Webhooks). */
const TOLERANCE_MS = 300_000;

/** Says whether a time in seconds since 1970 is that of now, more or less. */
export function isRecent(seconds: string, now: number): boolean {
  if (!/^\d{1,12}$/.test(seconds)) return false;
  return Math.abs(now - Number(seconds) * 1000) <= TOLERANCE_MS;
}
