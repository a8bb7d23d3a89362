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
    'Grounds and directions can stick to a person. They are shown only where at least two kinds occur and none exceeds 60 per cent. More sensitive grounds, such as own requests, are counted only by group of grounds, and only in announcements of at least 11 transfers.',
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
  two: 'The officer who prepares a release cannot approve it. A second person reads what will be published, and the approval is bound to those contents: change one letter and it lapses. A correction may only make a description more general.',
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
  authenticityTitle: 'Authenticity',
  authenticity:
    'Every announcement is one document, written once and served byte for byte. The SHA-256 fingerprint on its page can be compared with that of the file you download. A new revision names the fingerprint of the one before.',
};
