import type { PlainDate } from '#lib/date.ts';
import type { Lang } from '#lib/lang.ts';
import type { Mail } from '#lib/mail.ts';

type Letter = Omit<Mail, 'to'>;

/** The words of every mail to organisations, in one language. Links are whole addresses. */
export interface OrganisationMails {
  applicationCode(code: string): Letter;
  signInCode(code: string): Letter;
  changesRequested(remark: string, link: string): Letter;
  refused(remark: string): Letter;
  /** To the contact of a new organisation, or whom a representative invites. */
  invitation(organisation: string, link: string, lastDay: PlainDate): Letter;
  renewed(validUntil: PlainDate): Letter;
  reminder(validUntil: PlainDate, link: string): Letter;
  suspended(reason: string): Letter;
  reinstated(): Letter;
}

export type MailWriter = (lang: Lang) => OrganisationMails;
