import type { Mailer } from '../../engines/mail';

/** What the mail activities work with beside the store. */
export interface MailDeps {
  mailer: Mailer;
  /** The sender of every mail, such as `Pressroom <mail@example.com>`. */
  from: string;
  /** Folder of the templates. */
  templates: string;
  /** Address that recipients reach the API under, without a trailing slash. */
  publicUrl: string;
  /** Key that unsubscribe links are signed with. */
  linkSecret: string;
  /** Milliseconds that such a link holds. */
  linkLifetimeMs: number;
  /** Key that the accounts' callback secrets are made from. */
  callbackSecret: string;
  /** Whether callbacks may go to private addresses. */
  allowPrivateCallbacks: boolean;
}
