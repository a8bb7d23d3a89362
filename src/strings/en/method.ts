import type { method as id } from '../id/method.ts';

export const method: typeof id = {
  title: 'Method',
  description:
    'What Tapis promises about employees’ names, what it does not, and how every announcement is checked before it is published.',
  heading: 'How employees are protected while reasons stay open',
  lead: 'The decisions of a public body and the considerations behind them are open to all. Personal data are not. This page explains how both are honoured together.',
  promiseTitle: 'What we promise',
  promise: (k) =>
    `Nobody can tell from this site which of at least ${k} persons an announcement concerns, even with all the decrees in hand.`,
  noPromiseTitle: 'What we do not promise',
  noPromise:
    'Secrecy towards someone who already knows the employee and the reason. The decrees, and news of the inauguration, exist outside this site.',
  whyTitle: 'Why groups',
  why: [
    'A decree names the person and can be found. Date, agency, post and grade together are a key to it. So no single transfer can be published on its own and be called anonymous.',
    'Blurring each transfer until it resembles a few other rows is not enough. Simulated with a reader who holds the whole register of decrees, that left 60 to 82 per cent of the records with fewer than k candidates. Groups left none.',
  ],
  attackTitle: 'Against what kind of reader',
  attack: [
    'We assume the worst reader. She holds the whole register: every transfer with its agencies, post family, grade and date of decree, also those to come. She holds all that was ever published here, in every revision. She knows the method, the limits and this program, so she can run the search again and tell which transfer is in which group. What she cannot find out from this site: which member moved on which ground.',
    'So the search must not see grounds or directions. A choice of groups that depends on a secret gives it away (Wong et al., 2007).',
  ],
  attackLimits:
    'What she can still infer: if four of six transfers were made for career patterns, that ground is likely for each of the six. Diversity, below, bounds how likely.',
  cohortTitle: 'What one announcement is',
  cohort: (k, kpop) =>
    `An announcement is a group: at least ${k} real transfers with exactly the same description, and at least ${kpop} occupied posts in the staffing table that fit it. While a group is too small, its description is made more general, step by step:`,
  levels: {
    caption: 'Levels of description',
    columns: ['Part of the description', 'Most precise', 'More general', 'Most general'],
    rows: [
      ['Origin and destination', 'Agency', 'Field, such as health', 'Not stated'],
      ['Post', 'Family, such as health workers', 'Kind, such as functional', 'Not stated'],
      ['Grade', 'Grade III/c', 'Grade III', 'Not stated'],
      ['Time of the decree', 'Month', 'Quarter, then half-year', 'Year'],
    ],
  },
  never:
    'Never published: names, employee numbers, units, post titles, exact dates, decree numbers, tenure, education, sex and age. Transfers without a group are held until there is one; at the close of the year the rest are only counted.',
  countsTitle: 'Grounds and directions as counts only',
  counts: [
    'Grounds and directions can stick to a person. They are shown only where at least two kinds occur and none exceeds 60 per cent. Each group of grounds has a limit: a smaller announcement shows no counts. More sensitive grounds, such as own requests, are counted only by group of grounds, and only from the highest limit on.',
    'Grounds protected by law, such as health, family or the assessment of a person, are never shown (Law 14/2008 Article 17(h)). An announcement that holds one shows no counts, just like one that is not diverse enough, so their absence tells nothing.',
  ],
  gateTitle: 'The gate before publication',
  gate: 'Before publication, checks that are independent of the grouping test the whole release together with all that was published before. If one fails, the release cannot be approved. Once its pages are built, the checks are repeated on the pages themselves.',
  checks: {
    a: 'Every announcement holds enough transfers.',
    b: 'For a reader who holds the whole register, every announcement still fits enough persons.',
    c: 'The same holds once all transfers of a period are published.',
    d: 'No earlier description has become more precise.',
    e: 'No difference between two releases or two totals points at a group that is too small.',
    f: 'The document holds only fields on the list of what is allowed.',
    g: 'No name, employee number, identity number, decree number, telephone or address of the register stands in any file.',
  },
  twoTitle: 'Two people',
  two: 'The officer who prepares a release cannot approve it. A second person reads what will be published, and the approval is bound to those contents: change one letter and it lapses.',
  limitsTitle: 'Limits in force',
  limitsLead: (version, date) =>
    `Version ${version} of the policy, as the latest release states, of ${date}. Only an administrator can change the limits, with a reason, in a history that cannot be erased.`,
  limitsUnknown: 'No release states these limits yet.',
  limits: {
    k: 'Fewest transfers in an announcement (k)',
    kpop: 'Fewest occupied posts that fit a description',
    group: (group) => `Fewest transfers to count: ${group}`,
    cap: 'Detail that may be lost',
    premium: 'Detail that may be lost beyond what a year can hope for',
    delay: 'Days between decree and publication',
    fewest: 'Fewest transfers in a release',
    closing: 'Year that is being closed',
    none: 'not any',
  },
  releasesTitle: 'All releases',
  releasesLead:
    'The highest chance is one divided by the smallest group. The average chance is the number of announcements divided by that of transfers. These figures were written on the day of publication and do not change when an announcement is withdrawn later.',
  revisionsTitle: 'Corrections and withdrawals',
  revisionsDoTitle: 'What they do',
  revisionsDo: [
    'A correction is the next revision. Its description is the same or more general; its figures stay or fall silent. Earlier revisions stay in the public record.',
    'A withdrawal removes all revisions from the site and the public record. What is left at the address: the date, the reason, and the fingerprint of the last document. The transfers behind it are not announced again.',
    'Both pass the gate and a second person, as a new release does.',
  ],
  revisionsDontTitle: 'What they cannot do',
  revisionsDont: [
    'A correction cannot make anybody forget what was read: the gate goes on reckoning with the first revision.',
    'A correction cannot replace a wrong figure by another one, as the difference would point at a few people. Such an announcement is withdrawn.',
    'A withdrawal does not erase copies that others have made, nor take back decrees or news outside this site.',
  ],
  officesTitle: 'Public offices',
  offices: [
    'A post that exists once, such as the head of an agency, cannot be made anonymous. As a rule such transfers appear in groups only, by the kind of post.',
    'Where a legal decision is recorded in the policy, transfers into and out of such posts may be published openly, as those of public offices: the agencies of origin and destination, the post, and the month in which it takes effect. The document names the decision and is never called anonymous. Name, employee number, decree number, grounds and direction are not published.',
    'A post counts as existing once when its kind is senior leadership, the staffing table holds exactly one post of that family in the agency, and the register does not contradict it. The gate takes such a transfer as known to the reader: it is not among the candidates that are counted. Nobody is both in a group and published openly.',
  ],
  officesLink: 'The list of public offices',
  sourcesTitle: 'Sources',
  lastTitle: 'The latest release',
  lastNone: 'There is no release yet.',
  last: {
    date: 'Published on',
    announcements: 'Number of announcements',
    transfers: 'Transfers in them',
    smallest: 'Smallest group',
    held: 'Still held',
    heldFew: (k) => `fewer than ${k}, or not stated`,
    heldAtLeast: (count) => `at least ${count}`,
    prosecutor: 'Highest chance of guessing one person',
    marketer: 'Average chance of guessing one person',
    checks: 'Checks of the gate',
    passed: (passed, all) => `${passed} of ${all} passed`,
    percent: (value) => `${value}%`,
  },
  history: {
    date: 'Published',
    smallest: 'Smallest',
    announcements: 'Announcements',
    transfers: 'Transfers',
    prosecutor: 'Highest',
    marketer: 'Average',
  },
  authenticityTitle: 'Authenticity',
  authenticity:
    'Every announcement is one document, written once and served byte for byte. The SHA-256 fingerprint on its page can be compared with that of the file you download. A new revision names the fingerprint of the one before.',
};
