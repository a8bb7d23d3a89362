import { LANGS } from '#lib/lang.ts';
import { ATTRIBUTES, type Attribute } from '../../rules/hierarchies.ts';
import { isSameOrCoarser } from '../hierarchy-files.ts';
import type { Announced, GateCheck } from '../report.ts';
import { createSequenceMatcher } from '../sequence-matcher.ts';
import type { SiteAnnouncement, SiteGateInput, SiteRelease, SiteWithdrawal } from './input.ts';
import { parseDescribed } from './shown.ts';
import { type Truth, truthOfAnnouncement } from './truth.ts';

/** The record as it is looked up while pages are read. */
export interface Lookup {
  readonly announcements: ReadonlyMap<string, SiteAnnouncement>;
  readonly withdrawals: ReadonlyMap<string, SiteWithdrawal>;
  readonly releases: ReadonlyMap<string, SiteRelease>;
  /** Exact texts by the path where the site must have them. */
  readonly copies: ReadonlyMap<string, string>;
  /** By the path of a page the subject that it is about alone. */
  readonly subjects: ReadonlyMap<string, string>;
  /** The fewest transfers that the announcement's release promised. */
  promisedK(announced: Announced): number;
  truthOf(announcement: SiteAnnouncement): Truth;
  /** What is wrong about a value that is not the announcement's: too small a group (a), finer than published (d), or untrue (f). */
  checkOf(announcement: SiteAnnouncement, field: string, value: string): GateCheck;
  /** True when an agency, ground or direction is named in the text. */
  isLabelled(text: string): boolean;
  /** True when the text says the value of the field in this language. */
  isInWords(lang: string, field: string, value: string, text: string): boolean;
}

export function createLookup(input: SiteGateInput): Lookup {
  const { announcements, withdrawals, releases, background } = input;
  const releaseById = new Map(releases.map((one) => [one.id, one]));
  const revisions = Map.groupBy(background.published, ({ id }) => id);
  const matcher = createSequenceMatcher(input.labels);
  /** By language and field, and then by value. */
  const words = new Map<string, Map<string, readonly string[]>>();
  const promisedK = ({ release }: Announced) => releaseById.get(release)?.k ?? background.policy.k;

  return {
    announcements: new Map(announcements.map((one) => [one.document.id, one])),
    withdrawals: new Map(withdrawals.map((one) => [one.id, one])),
    releases: releaseById,
    copies: new Map(
      [...announcements, ...withdrawals, ...input.offices].map(({ copy, text }) => [copy, text]),
    ),
    subjects: new Map([
      ...announcements.flatMap(({ document, pages }) => named(pages, `announcement:${document.id}`)),
      ...withdrawals.flatMap(({ id, pages }) => named(pages, `withdrawal:${id}`)),
    ]),
    promisedK,
    truthOf: (one) => truthOfAnnouncement(one, promisedK(one.document)),
    checkOf({ document }, field, value) {
      if (field === 'size') return Number(value) < promisedK(document) ? 'a' : 'f';
      if (!isAttribute(field)) return 'f';
      const shown = parseDescribed(value);
      const said = revisions.get(document.id) ?? [document];
      return shown === null || said.every((one) => isSameOrCoarser(field, one[field], shown)) ? 'f' : 'd';
    },
    isLabelled(text) {
      let isFound = false;
      matcher.match(text, () => {
        isFound = true;
      });
      return isFound;
    },
    isInWords(lang, field, value, text) {
      const language = LANGS.find((one) => one === lang);
      if (language === undefined) return false;
      const ofField = words.get(`${lang} ${field}`) ?? new Map<string, readonly string[]>();
      words.set(`${lang} ${field}`, ofField);
      const known = ofField.get(value) ?? input.words(language, field, value);
      ofField.set(value, known);
      return known.includes(text);
    },
  };
}

function named(pages: readonly string[], subject: string): (readonly [string, string])[] {
  return pages.map((page) => [page, subject] as const);
}

function isAttribute(field: string): field is Attribute {
  return (ATTRIBUTES as readonly string[]).includes(field);
}
