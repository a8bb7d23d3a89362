import type { OrganisationMails } from '#features/organisation/index.ts';
import type { Lang } from '#lib/lang.ts';
import type { Mail } from '#lib/mail.ts';
import { formatDate } from './format.ts';
import { strings } from './index.ts';

/** Writes every mail to organisations. Addresses stand as text only; what people typed is escaped in the HTML part. */
export function organisationMails(lang: Lang): OrganisationMails {
  const words = strings(lang).organisationMail;
  const letter = (subject: string, body: string) => letterOf(lang, subject, `${body}\n\n${words.signature}`);
  return {
    applicationCode: (code) => letter(words.applicationCodeSubject, words.applicationCode(code)),
    signInCode: (code) => letter(words.signInCodeSubject, words.signInCode(code)),
    changesRequested: (remark, link) => letter(words.changesSubject, words.changes(remark, link)),
    refused: (remark) => letter(words.refusedSubject, words.refused(remark)),
    invitation: (organisation, link, lastDay) =>
      letter(words.invitationSubject, words.invitation(organisation, link, formatDate(lang, lastDay))),
    renewed: (validUntil) => letter(words.renewedSubject, words.renewed(formatDate(lang, validUntil))),
    reminder: (validUntil, link) =>
      letter(words.reminderSubject, words.reminder(formatDate(lang, validUntil), link)),
    suspended: (reason) => letter(words.suspendedSubject, words.suspended(reason)),
    reinstated: () => letter(words.reinstatedSubject, words.reinstated()),
  };
}

function letterOf(lang: Lang, subject: string, text: string): Omit<Mail, 'to'> {
  const paragraphs = text.split('\n\n').map((part) => `<p>${escaped(part).replaceAll('\n', '<br>')}</p>`);
  return { subject, text, html: `<html lang="${lang}"><body>${paragraphs.join('')}</body></html>` };
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
