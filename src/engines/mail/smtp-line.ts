import type SMTPConnection from 'nodemailer/lib/smtp-connection' with {
  'resolution-mode': 'import',
};
import type { Message } from './message';

/** How lines to a server are opened. */
export interface LineOptions {
  /** Such as `smtp://user:password@mail.example:587`. */
  url: string;
  timeoutMs: number;
}

/** A try to hand a mail over that failed. */
export interface FailedSend {
  error: unknown;
  /** Whether anything of the mail itself had gone out by then. */
  offered: boolean;
}

/** One kept connection to an SMTP server, ready for a mail. */
export class SmtpLine {
  /** Mails that it has carried; what has carried some may have been closed by the server meanwhile. */
  carried = 0;
  private ended = false;

  private constructor(private readonly connection: SMTPConnection) {
    connection.once('end', () => {
      this.ended = true;
    });
  }

  /** Connects, greets, and signs in where the address has a user. */
  static async open({ url, timeoutMs }: LineOptions): Promise<SmtpLine> {
    const { default: Connection } = await import('nodemailer/lib/smtp-connection');
    const { parseConnectionUrl } = await import('nodemailer/lib/shared');
    const { auth, ...address } = parseConnectionUrl(url);
    const connection = new Connection({
      ...address,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
    });
    await new Promise<void>((ready, failed) => {
      // Stays: the errors of a line that is in nobody's hands only say that it has ended.
      connection.on('error', failed);
      connection.connect((error) => {
        if (error) failed(error);
        else if (!auth || !connection.allowsAuth) ready();
        else connection.login(auth, (refused) => (refused ? failed(refused) : ready()));
      });
    }).catch((error: unknown) => {
      connection.close();
      throw error;
    });
    return new SmtpLine(connection);
  }

  /** Whether it can carry a mail, as far as is known. */
  get usable(): boolean {
    return !this.ended;
  }

  /** Hands a mail over; gives the server's answer, or why there is none that accepts it. */
  async send({ envelope, open }: Message): Promise<string | FailedSend> {
    const text = open();
    const answer = await new Promise<string | FailedSend>((resolve) => {
      this.connection.send(envelope, text, (error, info) => {
        resolve(error ? { error, offered: text.readableDidRead } : info.response);
      });
    });
    this.carried += 1;
    return answer;
  }

  /** Makes a line usable again after its server has refused a mail; ends it where that fails. */
  async reset(): Promise<void> {
    await new Promise<void>((done) => {
      this.connection.reset((error) => {
        if (error) this.close();
        done();
      });
    });
  }

  /** Ends the line; what is under way on it fails. */
  close(): void {
    this.ended = true;
    this.connection.close();
  }
}
