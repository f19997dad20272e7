import { z } from 'zod';
import { domainRates, imapUrl, isPublicKey, rate, smtpUrls } from './mail-values';
import { duration, flag, integer } from './values';

/** The environment variables of mails and callbacks, as `SETTINGS` lists them. */
export const MAIL_SETTINGS = {
  SMTP_URLS: {
    schema: smtpUrls(),
    fallback: '',
    about:
      'Mail providers in order, comma-separated, such as smtp://user:password@host:587; the next one takes over where one fails. Unset, npm start runs a server that keeps the mails as files.',
    secret: true,
  },
  MAIL_FROM: {
    schema: z
      .string()
      .regex(
        /^(?:[^<>\r\n]*<)?[^\s<>@]+@[^\s<>@]+>?$/,
        'must be an address such as Name <a@b.example>',
      ),
    fallback: 'Pressroom <pressroom@pressroom.example>',
    about: 'Sender of all mails.',
  },
  MAIL_TEMPLATES: {
    schema: z.string().min(1).optional(),
    about: 'Folder of the mail templates; unset means those that come with the product.',
  },
  SMTP_CONNECTIONS: {
    schema: integer({ min: 1, max: 100 }),
    fallback: '20',
    about:
      'Mails of a worker under way at once, and so its connections to a provider at most; they are opened as they are needed.',
  },
  SMTP_TIMEOUT: {
    schema: duration({ min: 1000, max: 600_000 }),
    fallback: '30s',
    about: 'Silence after which a provider counts as failed.',
  },
  SMTP_RATE: {
    schema: rate().optional(),
    about:
      'Mails that each provider gets at most, over all workers, such as 20/s. Unset: no limit.',
  },
  MAIL_DOMAIN_RATES: {
    schema: domainRates(),
    fallback: '',
    about:
      'Mails to recipients of a domain at most, over all workers, such as gmail.com=10/s,*=50/s. Unset: no limit.',
  },
  NOTIFICATIONS_TASK_RATE: {
    schema: rate().optional(),
    about:
      'Activities of the notifications queue that the engine hands out at most, over all workers, such as 5/s; a single mail is one, a bulk mail one every 20 s. Unset: no limit.',
  },
  MAIL_ATTACHMENTS_MAX: {
    schema: integer({ min: 0, max: 100_000_000 }),
    fallback: '15000000',
    about: 'Bytes of all files that go with one mail, at most.',
  },
  UNSUBSCRIBE_LINK_LIFETIME: {
    schema: duration({ min: 1000, max: 63_072_000_000 }),
    fallback: '4320h',
    about: 'How long the unsubscribe link of a bulk mail holds.',
  },
  BOUNCE_IMAP_URL: {
    schema: imapUrl().optional(),
    about:
      'Mailbox that bounces come back to, such as imaps://user:password@host/INBOX, read every 5 minutes. Unset: none is read.',
    secret: true,
  },
  BOUNCE_IMAP_FOLDER: {
    schema: z.string().min(1),
    fallback: 'Processed',
    about: 'Folder of that mailbox to which reports are moved once they are noted.',
  },
  BOUNCE_WEBHOOK_SECRET: {
    schema: z
      .string()
      .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'must be whsec_ and at least 24 bytes in base64')
      .optional(),
    about: 'Key of webhooks about bounces in the way of Standard Webhooks. Unset: none is taken.',
    secret: true,
  },
  MAILGUN_WEBHOOK_KEY: {
    schema: z.string().min(1).optional(),
    about: 'HTTP webhook signing key of Mailgun. Unset: none of its webhooks is taken.',
    secret: true,
  },
  SENDGRID_WEBHOOK_KEY: {
    schema: z
      .string()
      .refine(isPublicKey, 'must be a public key (SPKI) in base64, as SendGrid shows it')
      .optional(),
    about: 'Public key of signed event webhooks of SendGrid. Unset: none of them is taken.',
  },
  DKIM_DOMAIN: {
    schema: z.string().min(1).optional(),
    about: 'Domain that mails are signed for (DKIM); needs the next two as well.',
  },
  DKIM_SELECTOR: {
    schema: z.string().min(1).optional(),
    about: 'Name of the published key.',
  },
  DKIM_PRIVATE_KEY: {
    schema: z.string().min(1).optional(),
    about: 'Private key in PEM; line breaks may be written \\n.',
    secret: true,
  },
  ALLOW_PRIVATE_CALLBACKS: {
    schema: flag(),
    fallback: 'false',
    about: 'Whether callbacks may go to addresses of private networks and of this machine.',
  },
} as const;
