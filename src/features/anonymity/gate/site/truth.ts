import { figureValue } from '#lib/figure.ts';
import { groupedHash } from '#lib/hash.ts';
import { ATTRIBUTES } from '../../rules/hierarchies.ts';
import type { Announced } from '../report.ts';
import { spaced } from './entities.ts';
import type { SiteAnnouncement, SiteRelease, SiteWithdrawal } from './input.ts';

/** What may be shown of a subject: for each field the values that are true. */
export type Truth = ReadonlyMap<string, ReadonlySet<string>>;

/** @param k the fewest transfers that the announcement's release promised. */
export function truthOfAnnouncement(one: SiteAnnouncement, k: number): Truth {
  const { document, sha256, publishedOn } = one;
  const { size, need, qualification, rationale, legalBasis } = document;
  return truthOf([
    ['size', size],
    ['k', k],
    ['sha256', groupedHash(sha256)],
    ...publishedOn.map((day) => ['publishedOn', day] as const),
    ...publishedOn.map((_, n) => ['rev', n + 1] as const),
    ...ATTRIBUTES.map((attribute) => [attribute, figureValue(document[attribute])] as const),
    ...(['grounds', 'directions'] as const).flatMap((field) =>
      document[field].flatMap((entry) => {
        const code = 'group' in entry ? entry.group : entry.code;
        return [[field, code] as const, [`${field}.${code}`, entry.count] as const];
      }),
    ),
    ['mainGround', mainGround(document)],
    ...(need === null
      ? []
      : ([
          ['need.period', need.period],
          ['need.needed', need.needed],
          ['need.filledBefore', need.filledBefore],
          ['need.filledAfter', need.filledAfter],
          ['need.gain', need.filledAfter - need.filledBefore],
          // Posts still open; where there are more people than posts, how many more, and that none is open.
          ['need.open', Math.abs(need.needed - need.filledAfter)],
          ['need.open', Math.max(need.needed - need.filledAfter, 0)],
        ] as const)),
    ...(qualification === null
      ? []
      : ([
          ['qualification.meets', qualification.meets],
          ['qualification.partly', qualification.partly],
        ] as const)),
    ...textsOf(rationale).map((text) => ['rationale', text] as const),
    ...legalBasis.map((basis) => ['legalBasis', spaced(basis)] as const),
  ]);
}

export function truthOfWithdrawal({ publishedOn, reason }: SiteWithdrawal): Truth {
  return truthOf([['publishedOn', publishedOn], ...textsOf(reason).map((text) => ['reason', text] as const)]);
}

export function truthOfRelease({ checks, ...release }: SiteRelease): Truth {
  return truthOf([
    ...Object.entries(release).map(([field, value]) => [field, value] as const),
    ['checks', checks.length],
    ['checksPassed', checks.filter(({ passed }) => passed).length],
  ]);
}

/** What the announcements that the site shows add up to, of those first published in one year. */
export function truthOfYear(year: string, shown: readonly Announced[]): Truth {
  const ofYear = shown.filter(({ publishedOn }) => publishedOn.startsWith(`${year}-`));
  const sizes = ofYear.map(({ size }) => size);
  const agencies = ofYear
    .flatMap(({ origin, destination }) => [origin, destination])
    .filter(({ level }) => level === 0)
    .map(({ value }) => value);
  return truthOf([
    ['year', year],
    ['announcements', ofYear.length],
    ['transfers', sizes.reduce((sum, size) => sum + size, 0)],
    ['agencies', new Set(agencies).size],
    ['smallestSize', Math.min(...sizes)],
  ]);
}

function truthOf(facts: readonly (readonly [field: string, value: string | number | null])[]): Truth {
  const truth = new Map<string, Set<string>>();
  for (const [field, value] of facts) {
    if (value === null) continue;
    const values = truth.get(field) ?? new Set<string>();
    truth.set(field, values.add(String(value)));
  }
  return truth;
}

function textsOf({ id, en }: { readonly id: string; readonly en?: string | undefined }): string[] {
  return [id, en].flatMap((text) => (text === undefined ? [] : [spaced(text)]));
}

/** The ground that counts by code hold more often than any other; null when two share that place. */
function mainGround({ grounds }: Announced): string | null {
  const [first, second] = grounds.toSorted((one, other) => other.count - one.count);
  return first !== undefined && 'code' in first && first.count !== second?.count ? first.code : null;
}
