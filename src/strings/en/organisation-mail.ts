import type { organisationMail as id } from '../id/organisation-mail.ts';

export const organisationMail: typeof id = {
  signature: 'Tapis · Transparency portal for civil-service transfers, Lampung Province',
  applicationCodeSubject: "Code for your organisation's application at Tapis",
  applicationCode: (code: string) =>
    `Code that sends your organisation's application: ${code}\n\nIt is valid for ten minutes. Enter it on the page that you had open.\nIf you did not apply for anything, ignore this mail.`,
  signInCodeSubject: 'Sign-in code for Tapis',
  signInCode: (code: string) =>
    `Your sign-in code: ${code}\n\nIt is valid for ten minutes and for one sign-in. Give it to nobody.\nIf you are not signing in, change your password: somebody else knows it.`,
  changesSubject: "Your organisation's application needs changes",
  changes: (remark: string, link: string) =>
    `An officer checked your documents and asks for changes:\n\n${remark}\n\nCorrect the application at this address. Whoever holds the address can change the application; do not pass it on.\n${link}`,
  refusedSubject: "Your organisation's application was not approved",
  refused: (reason: string) =>
    `Two people checked your application and did not approve it, for this reason:\n\n${reason}\n\nYou may apply again once things have changed. Scans are deleted 30 days after this decision.`,
  invitationSubject: 'Invitation to represent an organisation at Tapis',
  invitation: (organisation: string, link: string, lastDay: string) =>
    `You are invited to represent ${organisation} at Tapis.\n\nOpen this address and choose a password. The invitation is valid until ${lastDay} and can be used once.\n${link}`,
  renewedSubject: "Your organisation's term was extended",
  renewed: (lastDay: string) => `The renewal is approved. Your organisation is verified until ${lastDay}.`,
  reminderSubject: "Your organisation's term ends soon",
  reminder: (lastDay: string, link: string) =>
    `Your organisation is verified until ${lastDay}. After that no new input is taken until a renewal is approved.\n\nApply for renewal after signing in, at this address:\n${link}`,
  suspendedSubject: 'Your organisation is suspended at Tapis',
  suspended: (reason: string) =>
    `Your organisation is suspended from now on, for this reason:\n\n${reason}\n\nRepresentatives cannot sign in and tokens are not valid. What was sent stays. To object, contact the regional civil-service agency.`,
  reinstatedSubject: 'The suspension of your organisation has ended',
  reinstated: () =>
    'The suspension has ended. Representatives can sign in again, and tokens are valid again.',
};
