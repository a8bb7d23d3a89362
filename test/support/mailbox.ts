import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface Mailbox {
  readonly url: string;
  /** The six digits of the next mail to this address that nobody has taken yet; waits for it. */
  nextCode(address: string): Promise<string>;
  /** How many mails have come for this address. */
  count(address: string): number;
  stop(): Promise<void>;
}

interface Letter {
  readonly to: string;
  readonly body: string;
  isTaken: boolean;
}

/** A real SMTP server (RFC 5321) on a free port, that keeps what it gets. */
export async function startMailbox(): Promise<Mailbox> {
  const letters: Letter[] = [];
  const waiting = new Set<() => void>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      void text(stream).then((body) => {
        for (const { address } of session.envelope.rcptTo) {
          letters.push({ to: address.toLowerCase(), body, isTaken: false });
        }
        done();
        for (const look of waiting) look();
      }, done);
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;

  return {
    url: `smtp://127.0.0.1:${port}`,
    nextCode: (address) =>
      new Promise((resolve) => {
        const look = () => {
          const letter = letters.find((one) => one.to === address.toLowerCase() && !one.isTaken);
          const code = /\b\d{6}\b/.exec(
            letter?.body
              .split(/\r?\n\r?\n/)
              .slice(1)
              .join('\n') ?? '',
          )?.[0];
          if (letter === undefined || code === undefined) return;
          letter.isTaken = true;
          waiting.delete(look);
          resolve(code);
        };
        waiting.add(look);
        look();
      }),
    count: (address) => letters.filter((letter) => letter.to === address.toLowerCase()).length,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  };
}
