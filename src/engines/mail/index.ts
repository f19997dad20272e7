export { createGate } from './gate';
export { createMailer } from './mailer';
export type { Mailer, MailerOptions, MailRates } from './mailer';
export type { MailAttachment, OutgoingMail, SendOutcome } from './outgoing-mail';
