import { z } from 'zod';
import type { Language } from '../../../contract/messages';
import { say } from '../../../contract/say';
import { readUnsubscription } from '../../../mail/unsubscribe-token';
import type { Unsubscription } from '../../../mail/unsubscribe-token';
import { suppress } from '../../../store/mail/suppressions';
import type { ApiContext } from '../../context';
import { defineEndpoint } from '../../endpoint';
import { Refusal } from '../../problems';

const PATH = '/notifications/unsubscribe/{token}';
const params = z.object({ token: z.string() });

/** Takes an address off all later mailings: the one click of RFC 8058, which no sign-in guards. */
export const unsubscribe = defineEndpoint({
  id: 'unsubscribe',
  method: 'post',
  path: PATH,
  tag: 'notifications',
  summary: 'Unsubscribe with one click',
  description: 'The signed link out of a bulk mail; whoever holds it may use it, more than once.',
  access: 'public',
  params,
  answers: { 200: { description: 'Done', schema: z.object({ message: z.string() }) } },
  problems: ['FORBIDDEN'],
  handle: async ({ api, params: { token }, language, log }) => {
    const { email, jobId } = readLink(api, token);
    const detail = `one click, job ${jobId}`;
    await suppress(api.pool, [{ key: email.toLowerCase(), reason: 'unsubscribed', detail }]);
    log.info({ jobId }, 'an address was unsubscribed');
    return { status: 200, body: { message: say(language, 'unsubscribed', { email }) } };
  },
});

/** Shows the page behind the link to a person, who confirms with a button: looking at it changes nothing. */
export const unsubscribePage = defineEndpoint({
  id: 'showUnsubscribePage',
  method: 'get',
  path: PATH,
  tag: 'notifications',
  summary: 'Show the page of an unsubscribe link',
  access: 'public',
  params,
  answers: { 200: { description: 'The page', mediaTypes: ['text/html'] } },
  problems: ['FORBIDDEN'],
  handle: async ({ api, params: { token }, language, res }) => {
    const { email } = readLink(api, token);
    res.status(200).type('html').send(page(language, email));
    return 'sent';
  },
});

function readLink(api: ApiContext, token: string): Unsubscription {
  const read = readUnsubscription(api.mail.linkSecret, token);
  if (read) return read;
  throw new Refusal('FORBIDDEN', 'unsubscribeLinkInvalid');
}

const PAGE_TEXTS = {
  fr: { title: 'Se désabonner', question: 'Ne plus envoyer de courriels à', button: 'Confirmer' },
  en: { title: 'Unsubscribe', question: 'Send no more mailings to', button: 'Confirm' },
} as const;

function page(language: Language, email: string): string {
  const { title, question, button } = PAGE_TEXTS[language];
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${title}</title></head>
<body style="font-family: sans-serif; max-width: 30em; margin: 4em auto">
<h1>${title}</h1>
<p>${question} <strong>${escapeHtml(email)}</strong> ?</p>
<form method="post"><button name="List-Unsubscribe" value="One-Click">${button}</button></form>
</body></html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
