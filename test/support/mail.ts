import { resolve } from 'node:path';
import type { MailDeps } from '../../src/activities/notify/mail-deps';
import type { Mailer } from '../../src/engines/mail';

/** The settings of mails in tests, around a mailer. */
export function mailDeps(mailer: Mailer): MailDeps {
  return {
    mailer,
    from: 'Pressroom <press@pressroom.example>',
    templates: resolve(__dirname, '../../templates'),
    publicUrl: 'http://press.example',
    linkSecret: 'a secret for the links of tests',
    linkLifetimeMs: 3_600_000,
    callbackSecret: 'a secret for the callbacks of tests',
    allowPrivateCallbacks: true,
  };
}

/** The settings of mails for tests that send none. */
export function noMail(): MailDeps {
  return mailDeps({
    lanes: 1,
    send: async () => Promise.reject(new Error('this test sends no mail')),
    close: async () => undefined,
  });
}
