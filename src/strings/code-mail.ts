import type { Lang } from '#lib/lang.ts';
import type { Mail } from '#lib/mail.ts';
import { strings } from './index.ts';
import { plainMail } from './plain-mail.ts';

/** Writes the mail with a confirmation code: nothing about the case. */
export function codeMail(lang: Lang): (code: string) => Omit<Mail, 'to'> {
  const { mail } = strings(lang);
  return (code) => plainMail(lang, mail.codeSubject, mail.codeText(code));
}
