import type { Lang } from '#lib/lang.ts';
import type { Mail } from '#lib/mail.ts';
import { strings } from './index.ts';
import { plainMail } from './plain-mail.ts';

/** Tells that a request about personal data has an answer, and nothing of what it says. */
export function answerMail(lang: Lang): Omit<Mail, 'to'> {
  const { dataRequest } = strings(lang);
  return plainMail(lang, dataRequest.mailSubject, dataRequest.mailText);
}
