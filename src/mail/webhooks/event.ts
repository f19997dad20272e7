import { z } from 'zod';
import { readAddress } from '../address';
import type { MailNews } from './provider-webhook';

/** What a provider says of one recipient. */
export interface ProviderEvent {
  kind: 'lost' | 'complained';
  email: string;
  messageId?: string | undefined;
  detail: string;
}

/** Makes news of an event; none where its address is none. */
export function newsOf({ kind, email, messageId, detail }: ProviderEvent): MailNews[] {
  const key = readAddress(email)?.key;
  if (key === undefined) return [];
  return [
    {
      messageId: messageId === undefined ? null : `<${messageId.replace(/^<|>$/g, '')}>`,
      lost: kind === 'lost' ? [{ key, detail: detail.slice(0, DETAIL_MAX) }] : [],
      complained: kind === 'complained' ? [key] : [],
    },
  ];
}

/** Characters of a provider's words that are kept. */
const DETAIL_MAX = 1000;

/** A member that providers give as text, or leave out. */
export const someText = z.string().max(10_000).optional();

/** Puts what a provider says into one line. */
export function detailOf(...parts: (string | number | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined && part !== '')
    .join(' ')
    .replace(/\s+/g, ' ');
}
