import type { Lang } from '#lib/lang.ts';
import type { Mail } from '#lib/mail.ts';
import { strings } from './index.ts';

/** Writes the mail with a confirmation code: no link that a mail scanner could follow, and nothing about the case. */
export function codeMail(lang: Lang): (code: string) => Omit<Mail, 'to'> {
  const { mail } = strings(lang);
  return (code) => {
    const text = mail.codeText(code);
    const paragraphs = text.split('\n\n').map((part) => `<p>${part.replaceAll('\n', '<br>')}</p>`);
    return {
      subject: mail.codeSubject,
      text,
      html: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${mail.codeSubject}</title></head><body>${paragraphs.join('')}</body></html>`,
    };
  };
}
