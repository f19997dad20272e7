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
}

/** Characters of an answer that are kept. */
const ANSWER_MAX = 500;

/** The reply by which a server says that it is closing (RFC 5321, 3.8). */
const CLOSING = 421;

/** Judges why a mail could not be handed over on a line that was open. */
export function judgeFailure(error: unknown): Judgement {
  const { code = '', response, responseCode, message } = error as SmtpError;
  const answer = (response ?? message).replace(/\s+/g, ' ').slice(0, ANSWER_MAX);
  const aboutMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  if (responseCode === CLOSING) return { kind: 'broken', answer };
  if (aboutMail && responseCode !== undefined) {
    return { kind: responseCode >= 500 ? 'refused' : 'deferred', answer };
  }
  // An address or message that cannot be put into SMTP at all.
  if (aboutMail) return { kind: 'refused', answer };
  return { kind: 'broken', answer };
}
