/** One message to one person. Texts hold no personal or case content beyond what the receiver must act on. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * Sends mail. MUST resolve only when the next hop has taken the message; MUST reject with MailNotTaken otherwise, so that
 * the outbox tries again; MUST NOT log the address or the text.
 */
export interface Mailer {
  send(mail: Mail): Promise<void>;
  /** Ends its connections, once nothing is being sent. */
  close(): void;
}

export class MailNotTaken extends Error {
  override name = 'MailNotTaken';
  /** The kind of failure and the server's reply code, such as `EENVELOPE 550`; nothing of the receiver. */
  readonly reason: string;
  /** The server refused this message and will refuse it again (5yz, RFC 5321 section 4.2.1). */
  readonly isFinal: boolean;

  constructor(reason: string, isFinal: boolean) {
    super(`The mail was not taken: ${reason}`);
    this.reason = reason;
    this.isFinal = isFinal;
  }
}
