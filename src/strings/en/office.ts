import type { office as id } from '../id/office.ts';

export const office: typeof id = {
  title: 'Public offices',
  description:
    'Transfers concerning leading posts that exist once, published openly under a recorded legal decision.',
  lead: 'The leading post of an agency exists once, and everybody can know who holds it. Such a transfer cannot be made anonymous.',
  settingTitle: 'Whether they are published',
  off: 'No. No legal decision is recorded, so no transfer is published as one of a public office. Leading posts appear in groups only, by their kind.',
  on: (date) =>
    `Yes. With the latest release, of ${date}, the following legal decision was in force. Names are still not published.`,
  listTitle: 'What is published',
  none: 'No transfer has been published as one of a public office.',
  notAnonymous: 'Public office, not anonymous',
  notAnonymousText:
    'This document concerns a public office that exists once. Anybody can find out who holds it, so the document is not anonymous. Name, employee number, decree number, grounds and direction are not published.',
  permittedBy: (number, issuer, date) =>
    `Its publication is permitted by ${number} of ${issuer}, dated ${date}.`,
  facts: 'What is told',
  post: 'Post',
  kind: 'Kind of post',
  origin: 'From',
  destination: 'To',
  effective: 'Takes effect',
  why: 'Explanation',
  decision: 'Legal decision',
  number: 'Number',
  date: 'Date',
  issuer: 'Issued by',
  summary: 'Summary',
  link: 'Read the decision',
  untranslated: 'This part is available in Indonesian only.',
  published: (date) => `Published ${date}`,
  toMethod: 'Why leading posts cannot be made anonymous',
  fromList: 'Transfers that are published openly, as those of public offices',
  sentence: {
    to: (post, agency, from) => `${post}, ${agency}: filled from ${from}`,
    toWithin: (post, agency) => `${post}, ${agency}: filled from within`,
    from: (post, agency, to) => `${post}, ${agency}: moves to ${to}`,
    fromWithin: (post, agency) => `${post}, ${agency}: moves to another post there`,
  },
  rationale: (agency) =>
    `This transfer concerns a senior leadership post that exists once, in the ${agency}. Who holds it is public, and a recorded legal decision permits its publication. Grounds and direction are not published.`,
  withdrawn: {
    title: 'This document was withdrawn',
    lead: (date) => `The document of a public office at this address was withdrawn on ${date}.`,
    kept: 'What it said has been deleted. Kept are the date, this reason, and the fingerprint of its last document.',
  },
};
