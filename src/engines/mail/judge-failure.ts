/** What a failed try says: of the mail, or of the provider. */
export interface Judgement {
  /**
   * `refused`: the mail is not wanted, for good. `deferred`: not now. `broken`: the provider failed in the
   * middle. `unreachable`: it took no mail at all.
   */
  kind: 'refused' | 'deferred' | 'broken' | 'unreachable';
  answer: string;
}

/** What nodemailer adds to its errors. */
interface SmtpError extends Error {
  code?: string;
  response?: string;
  responseCode?: number;
  syscall?: string;
}

/** Codes of what goes wrong before a mail can be offered. */
const BEFORE_MAIL = new Set([
  'EAUTH',
  'EDNS',
  'ETLS',
  'ENOAUTH',
  'EOAUTH2',
  'ECONFIG',
  'EPROTOCOL',
]);

/** What nodemailer says where a connection ended or never began before a mail was offered on it. */
const NEVER_OFFERED =
  /^(Greeting never received|Connection timeout|Reached maximum number of retries)/;

/** Characters of an answer that are kept. */
const ANSWER_MAX = 500;

/** The reply by which a server says that it is closing (RFC 5321, 3.8). */
const CLOSING = 421;

/** Judges why a mail could not be handed over. */
export function judgeFailure(error: unknown): Judgement {
  const { code = '', response, responseCode, message, syscall } = error as SmtpError;
  const answer = (response ?? message).replace(/\s+/g, ' ').slice(0, ANSWER_MAX);
  if (BEFORE_MAIL.has(code) || syscall === 'connect' || NEVER_OFFERED.test(message)) {
    return { kind: 'unreachable', answer };
  }
  const aboutMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  if (responseCode === CLOSING) return { kind: 'broken', answer };
  if (aboutMail && responseCode !== undefined) {
    return { kind: responseCode >= 500 ? 'refused' : 'deferred', answer };
  }
  // An address or message that cannot be put into SMTP at all.
  if (aboutMail) return { kind: 'refused', answer };
  return { kind: 'broken', answer };
}
