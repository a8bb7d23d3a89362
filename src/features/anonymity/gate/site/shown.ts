import { figureValue } from '#lib/figure.ts';
import type { Described } from '../../rules/cohort.ts';
import type { SensitiveCount } from '../../rules/disclosure.ts';
import { ATTRIBUTES, type Attribute } from '../../rules/hierarchies.ts';
import type { Announced } from '../report.ts';
import type { SiteAnnouncement } from './input.ts';
import type { ShownSubject } from './markup.ts';

/** The value of a figure such as `1:III`; null when it is none. */
export function parseDescribed(value: string): Described | null {
  const match = /^(\d):(.+)$/.exec(value);
  return match === null ? null : { level: Number(match[1]), value: match[2] as string };
}

/**
 * What a reader takes from the page of an announcement. Of the document come only the id, the version of the
 * hierarchies and the release, which say nothing of anybody, and the day of the first publication. What the page does
 * not tell of an attribute is taken as not told; null when it tells no size or no period.
 */
export function announcedOn(
  page: ShownSubject,
  { document, publishedOn }: SiteAnnouncement,
): Announced | null {
  const values = new Map(
    page.figures.flatMap(({ fields, value }) => fields.map((field) => [field, value ?? ''])),
  );
  const count = (field: string) => Number(values.get(field) ?? Number.NaN);
  const described = (attribute: Attribute): Described => {
    const value = values.get(attribute) ?? '';
    const held = document[attribute];
    // The record's own object where they are equal: a part of the page's text would keep all of it in memory.
    return value === figureValue(held) ? held : (parseDescribed(value) ?? { level: 2, value: '*' });
  };
  const countsOf = (field: 'grounds' | 'directions'): SensitiveCount[] =>
    [...values.keys()]
      .filter((name) => name.startsWith(`${field}.`))
      .map((name) => {
        const code = name.slice(field.length + 1);
        const isGroup = document[field].some((entry) => 'group' in entry && entry.group === code);
        return isGroup ? { group: code, count: count(name) } : { code, count: count(name) };
      });
  const need = values.get('need.period');
  const size = count('size');
  if (!Number.isInteger(size) || parseDescribed(values.get('period') ?? '') === null) return null;
  return {
    id: document.id,
    rev: document.rev,
    release: document.release,
    hierarchy: document.hierarchy,
    publishedOn: publishedOn[0] ?? document.publishedOn,
    size,
    ...(Object.fromEntries(ATTRIBUTES.map((one) => [one, described(one)])) as Record<Attribute, Described>),
    grounds: countsOf('grounds'),
    directions: countsOf('directions'),
    qualification: values.has('qualification.meets')
      ? { meets: count('qualification.meets'), partly: count('qualification.partly') }
      : null,
    need:
      need === undefined
        ? null
        : {
            period: need,
            needed: count('need.needed'),
            filledBefore: count('need.filledBefore'),
            filledAfter: count('need.filledAfter'),
          },
  };
}
