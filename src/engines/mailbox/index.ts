export { visitMailbox } from './visit-mailbox';
export type { MailboxAddress, MailboxVisit } from './visit-mailbox';
