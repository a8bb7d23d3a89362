import { createTransport } from 'nodemailer';
import { type Mailer, MailNotTaken } from '#lib/mail.ts';

const TIMEOUTS_MS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
/** Connections are kept for the next mail, and renewed after so many. */
const POOL = { pool: true, maxConnections: 4, maxMessages: 100 } as const;
/** What a server refuses about the message itself. A refused sign-in is a matter of configuration, and worth another try. */
const ABOUT_THE_MESSAGE = ['EENVELOPE', 'EMESSAGE'];

/**
 * Sends through an SMTP server (`smtp://` or `smtps://`, RFC 5321; STARTTLS when the server offers it).
 * `from` is an address, or a name and an address as in `Tapis <tapis@example.org>`.
 */
export function smtpMailer(smtpUrl: string, from: string): Mailer {
  const transport = createTransport({
    url: smtpUrl,
    ...POOL,
    ...TIMEOUTS_MS,
    logger: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text, html }) {
      try {
        // An object, not a string: one receiver, whatever commas the address holds.
        await transport.sendMail({ from, to: { name: '', address: to }, subject, text, html });
      } catch (error) {
        const { code = 'unknown', responseCode = 0 } = error as { code?: string; responseCode?: number };
        const isFinal = responseCode >= 500 && ABOUT_THE_MESSAGE.includes(code);
        throw new MailNotTaken(responseCode === 0 ? code : `${code} ${responseCode}`, isFinal);
      }
    },
    close: () => transport.close(),
  };
}
