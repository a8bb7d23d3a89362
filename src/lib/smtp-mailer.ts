import { createTransport } from 'nodemailer';
import type { Mailer } from '#lib/mail.ts';

const TIMEOUTS_MS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/**
 * Sends through an SMTP server (`smtp://` or `smtps://`, RFC 5321; STARTTLS when the server offers it).
 * `from` is an address, or a name and an address as in `Tapis <tapis@example.org>`.
 * Errors name the kind of failure and the server's reply code, never the receiver.
 */
export function smtpMailer(smtpUrl: string, from: string): Mailer {
  const transport = createTransport({
    url: smtpUrl,
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
        const { code = 'unknown', responseCode } = error as { code?: string; responseCode?: number };
        throw new Error(`The mail was not taken: ${code}${responseCode ? ` ${responseCode}` : ''}`);
      }
    },
  };
}
