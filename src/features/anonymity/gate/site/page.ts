import { ATTRIBUTES } from '../../rules/hierarchies.ts';
import type { Announced, GateCheck } from '../report.ts';
import { spaced } from './entities.ts';
import type { FindingList } from './findings.ts';
import type { SiteAnnouncement } from './input.ts';
import type { Lookup } from './lookup.ts';
import { readMarkup, type ShownSubject } from './markup.ts';
import { announcedOn } from './shown.ts';
import { type Truth, truthOfWithdrawal } from './truth.ts';

/** A part of a page about one subject, and where it stands. */
export interface ShownPart {
  readonly path: string;
  readonly lang: string;
  readonly subject: ShownSubject;
}

/** What pages tell beside their findings. */
export interface Shown {
  /** By id what the page of an announcement tells of it. */
  readonly announced: Map<string, Announced>;
  /** Parts whose figures are sums: they are compared when every announcement has been seen. */
  readonly totals: ShownPart[];
}

/** What must be marked on the page of an announcement, with what it says of each attribute. */
const REQUIRED = ['size', 'rev', 'publishedOn', 'sha256', 'rationale'];
/** Digits and numerals outside of a figure. The name of the hash function is none. */
const UNMARKED_FIGURE = /(?<!SHA-\d*)\d|\b[IVX]{2,}\b/;

/**
 * Checks what a page shows against what the record says: every figure of an announcement, in words and value, is
 * the record's; no figure and no name of an agency or ground stands there unmarked; and the page's head says nothing
 * that its article does not.
 */
export function checkPage(
  path: string,
  html: string,
  lookup: Lookup,
  findings: FindingList,
  shown: Shown,
): void {
  const { lang, head, subjects, stray, hasData } = readMarkup(html);
  for (const { fields } of stray) findings.add('f', path, fields.join(' '), 'remove-field');
  if (hasData) findings.add('f', path, 'script', 'remove-field');
  const own = lookup.subjects.get(path);
  const main = subjects.find(({ name }) => name === own);
  if (own !== undefined && main === undefined) findings.add('f', path, '', 'mark-figure');
  for (const subject of subjects) checkSubject(subject);
  const said = spaced(main?.text ?? '');
  for (const text of main === undefined ? [] : head) {
    // A title ends with the site's name.
    if (!said.includes(text.replace(/ · [^·]*$/, ''))) findings.add('f', path, 'head', 'rebuild-site');
  }

  function checkSubject(subject: ShownSubject): void {
    const [kind = '', id = ''] = subject.name.split(':');
    const part: ShownPart = { path, lang, subject };
    if (isUnmarked(subject, lookup)) findings.add('f', path, '', 'mark-figure');
    if (kind === 'release' || kind === 'year') {
      shown.totals.push(part);
      return;
    }
    const announcement = kind === 'announcement' ? lookup.announcements.get(id) : undefined;
    const withdrawal = kind === 'withdrawal' ? lookup.withdrawals.get(id) : undefined;
    if (announcement !== undefined) {
      const truth = lookup.truthOf(announcement);
      const checkOf = (field: string, value: string) => lookup.checkOf(announcement, field, value);
      compareFigures(part, truth, checkOf, lookup, findings);
      for (const field of missingFields(subject, subject === main ? announcement : null)) {
        findings.add('f', path, field, 'mark-figure');
      }
      const told = subject === main ? announcedOn(subject, announcement) : null;
      if (told !== null && !shown.announced.has(id)) shown.announced.set(id, told);
    } else if (withdrawal !== undefined) {
      compareFigures(part, truthOfWithdrawal(withdrawal), () => 'f', lookup, findings);
    } else {
      findings.add('f', path, 'id', 'rebuild-site');
    }
  }
}

/** Every figure has a field that may be shown, a true value, and words that say it. */
export function compareFigures(
  { path, lang, subject }: ShownPart,
  truth: Truth,
  checkOf: (field: string, value: string) => GateCheck,
  lookup: Lookup,
  findings: FindingList,
  remedy: 'rebuild-site' | 'withhold-figure' = 'rebuild-site',
): void {
  for (const { fields, value, text } of subject.figures) {
    for (const field of fields) {
      const values = truth.get(field);
      const told = value ?? text;
      if (values === undefined) findings.add('f', path, field, 'remove-field');
      else if (!values.has(told)) findings.add(checkOf(field, told), path, field, remedy);
      else if (value !== null && !lookup.isInWords(lang, field, value, text)) {
        findings.add('f', path, field, 'rebuild-site');
      }
    }
  }
}

function missingFields({ figures }: ShownSubject, main: SiteAnnouncement | null): string[] {
  const marked = new Set(figures.flatMap(({ fields }) => fields));
  const described = ATTRIBUTES.filter((attribute) => main?.document[attribute].value !== '*');
  const required = main === null ? ['size'] : [...REQUIRED, ...described];
  return required.filter((field) => !marked.has(field));
}

function isUnmarked({ unmarked }: ShownSubject, lookup: Lookup): boolean {
  return UNMARKED_FIGURE.test(unmarked) || lookup.isLabelled(unmarked);
}
