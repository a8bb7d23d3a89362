/** One message to one person. Texts hold no personal or case content beyond what the receiver must act on. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * Sends mail. MUST resolve only when the next hop has taken the message; MUST reject otherwise, so that the
 * outbox tries again; MUST NOT log the address or the text.
 */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}
