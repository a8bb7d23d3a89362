import type { privacy as id } from '../id/privacy.ts';

export const privacy: typeof id = {
  title: 'Privacy notice',
  description:
    'Which data Tapis processes, what for, how long, and your rights under the Personal Data Protection Law.',
  lead: 'Reading this site needs no data from you. There are no cookies for readers, no trackers and no requests to third parties. This notice applies when you give feedback (Law 27/2022 Article 21).',
  leadCaptcha:
    'Reading this site needs no data from you. There are no cookies for readers and no trackers. Only the feedback form loads hCaptcha, a third party’s service, to tell people from machines. This notice applies when you give feedback (Law 27/2022 Article 21).',
  points: [
    {
      title: '1. Legality of processing',
      text: 'We process feedback to carry out a task in the public interest and for public service, and with the consent that you give when you send it (Law 27/2022 Article 20). Consent can be withdrawn at any time.',
    },
    {
      title: '2. Purpose',
      text: 'So that evaluators know how the service was experienced before and after a transfer. Feedback is weighed by service unit; it never becomes the score of an employee and decides nothing automatically.',
    },
    {
      title: '3. Type and relevance of the data',
      text: 'Only what is needed: your experience, the place and month of the service, and one e-mail address to make sure that one person speaks once. We ask for no name, identity number or telephone number.',
    },
    {
      title: '4. Retention of documents',
      text: 'Data are erased by destroying their key, so that back-up copies become unreadable too. See the table below.',
    },
    {
      title: '5. Details of the information collected',
      text: 'Unit and month of the service, your answers, your own account (if you write one), your relation to the office, and the e-mail address. The address is used to send one code and then dropped; what is kept are keyed fingerprints that cannot be reversed without our key. Your account is stored sealed. Names, numbers and addresses in it are masked before evaluators read it; an evaluator may uncover such a part only to check the masking, and that is recorded.',
    },
    {
      title: '6. Processing period',
      text: 'From the moment you send it until the time in the table ends, or until you withdraw your feedback.',
    },
    {
      title: '7. Your rights',
      text: 'To be informed, to correct, to have access and a copy, to erase, to withdraw consent, to suspend and restrict processing, and to object to automated decisions (Articles 5 to 13). With the reference on your receipt you can track your feedback. Requests for access and correction are answered within 3 × 24 hours.',
    },
  ],
  retention: {
    caption: 'How long data are kept',
    columns: ['What', 'Kept for'],
    others: [
      ['Answers', 'Stay counted, without a trace of who you are'],
      ['E-mail address', 'Not kept; keyed fingerprints only'],
      ['Applications of organisations not yet confirmed', '48 hours'],
      ['Scans and answers of applications', '30 days after the decision; fingerprints of files stay'],
      ['Contact and data of a verified organisation', 'As long as the organisation is registered'],
      ['What organisations wrote, and attachments', 'Two years after the feedback window closes'],
    ],
    kept: {
      unconfirmedFeedback: 'Feedback not yet confirmed',
      feedbackText: 'Stories and appeals, after the feedback window has closed',
      dataRequest: 'Requests about personal data, once answered',
      networkTrace: 'Fingerprint of the sender’s network, for the limits',
      session: 'Staff sessions',
      audit: 'Audit log of staff actions',
    },
  },
  organisationsTitle: 'Organisations',
  organisations:
    'An organisation that applies for verification gives data about itself, the name and e-mail address of a contact, and scans of documents. All are sealed and read only by the officers who check them; every look at a scan is recorded. Hidden data in files, such as place and author, are removed on upload. Representatives have an account with name, e-mail address and a fingerprint of their password.',
  cookieTitle: 'Cookies',
  cookie:
    'Only staff and representatives of organisations who sign in get a session cookie. Readers and residents who give feedback get none.',
  employeesTitle: 'Employees’ data',
  employees:
    'This site publishes no personal data of employees. The Method page explains how. The employee data behind an announcement are kept in the restricted zone, with names and employee numbers sealed.',
  contactTitle: 'Contact',
  contact:
    'Questions and requests about personal data go to the Data Protection Officer of the Government of Lampung Province; requests for public information to its information officer (PPID). Changes to this notice are announced here before they apply.',
  methodLink: 'Read the method',
};
