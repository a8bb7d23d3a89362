import type { Lang } from '#lib/lang.ts';
import type { Mail } from '#lib/mail.ts';

/** A mail of a few paragraphs, as text and as HTML: no images, and no link that a mail scanner could follow. */
export function plainMail(lang: Lang, subject: string, text: string): Omit<Mail, 'to'> {
  const paragraphs = text.split('\n\n').map((part) => `<p>${part.replaceAll('\n', '<br>')}</p>`);
  return {
    subject,
    text,
    html: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${subject}</title></head><body>${paragraphs.join('')}</body></html>`,
  };
}
