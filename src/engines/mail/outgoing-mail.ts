/** A file that goes with a mail. */
export interface MailAttachment {
  filename: string;
  contentType: string;
  content: Buffer;
}

/** One mail to one recipient, ready to go. */
export interface OutgoingMail {
  from: string;
  to: string;
  replyTo?: string;
  subject: string;
  text: string;
  html?: string;
  headers?: Record<string, string>;
  /** With its angle brackets; the same for every try. */
  messageId: string;
  attachments: readonly MailAttachment[];
}

/** The key that mails are signed with, and the name under which its public half is published. */
export interface DkimKey {
  domainName: string;
  keySelector: string;
  privateKey: string;
}

/** What became of one try, with what was said about it. */
export type SendOutcome =
  | {
      /** A provider has taken it. / It never will. / Perhaps later. */
      kind: 'accepted' | 'refused' | 'deferred';
      provider: string;
      answer: string;
    }
  | {
      /** No provider could be reached: this says nothing of the recipient. */
      kind: 'unavailable';
      answer: string;
    };
