import { quarterOf } from '#features/staffing/index.ts';
import { addDays, plainDate, startOfDay } from '#lib/date.ts';
import { DECISION_REASONS, OUTCOMES } from './moderation.ts';
import { FINDING_CODES, type FindingCode } from './screening/finding.ts';

/** Smaller counts are not published; that there was none may be said. */
const FEWEST_SHOWN = 10;
/** By then everything of the quarter is confirmed or deleted. */
const SETTLING_DAYS = 3;

/** A count by its name; `null` is one that is not shown. */
export type Counts<Value = number> = Readonly<Record<string, Value>>;

/** For what submissions are held. Personal data alone holds nobody. */
export const HELD_FOR = FINDING_CODES.filter((code) => code !== 'personal-data');

export const findingCount = (code: FindingCode) => `finding/${code}`;
export const reasonCount = (reason: string) => `reason/${reason}`;

/** The names of the counts of a quarter, in the order in which they are read. */
export const COUNT_NAMES: readonly string[] = [
  'received',
  'verified',
  'clear',
  'held',
  ...HELD_FOR.map(findingCount),
  'decided',
  ...OUTCOMES.flatMap((outcome) => [outcome, ...DECISION_REASONS[outcome].map(reasonCount)]),
  'appeals',
  'upheld',
  'overturned',
  'median-days',
];

/** Totals and their parts, from the outside in. What is left of a total is one more part, which nobody names. */
export const PARTS: Readonly<Record<string, readonly string[]>> = {
  received: ['verified'],
  verified: ['clear', 'held'],
  held: HELD_FOR.map(findingCount),
  decided: [...OUTCOMES],
  ...Object.fromEntries(OUTCOMES.map((outcome) => [outcome, DECISION_REASONS[outcome].map(reasonCount)])),
  appeals: ['upheld', 'overturned'],
};

/**
 * What of a quarter's counts may be published. None from one to nine is; and where a total stands, so many of its parts
 * are withheld with the small ones that they are two at least and add up to ten or more: their sum can be worked out,
 * none of them can. Of a total that is withheld all parts are.
 */
export function publishableCounts(counts: Counts): Counts<number | null> {
  const hidden = new Set(COUNT_NAMES.filter((name) => isSmall(counts[name] ?? 0)));
  for (const [total, parts] of Object.entries(PARTS)) {
    if (hidden.has(total)) for (const part of parts) hidden.add(part);
    else hideBeside(counts, total, parts, hidden);
  }
  // How many days is no count of people: it may be told of decisions whose number may be told.
  if (hidden.has('decided')) hidden.add('median-days');
  else hidden.delete('median-days');
  return Object.fromEntries(COUNT_NAMES.map((name) => [name, hidden.has(name) ? null : (counts[name] ?? 0)]));
}

function hideBeside(counts: Counts, total: string, parts: readonly string[], hidden: Set<string>): void {
  const values = parts.map((part) => counts[part] ?? 0);
  const rest = Math.max(
    0,
    values.reduce((left, value) => left - value, counts[total] ?? 0),
  );
  const shown = parts
    .filter((part) => !hidden.has(part) && (counts[part] ?? 0) > 0)
    .sort((one, other) => (counts[one] ?? 0) - (counts[other] ?? 0));
  for (;;) {
    const withheld = parts.filter((part) => hidden.has(part)).map((part) => counts[part] ?? 0);
    if (withheld.length === 0 && !isSmall(rest)) return;
    const secrets = rest > 0 ? [...withheld, rest] : withheld;
    const sum = secrets.reduce((all, value) => all + value, 0);
    if (secrets.length > 1 && sum >= FEWEST_SHOWN) return;
    const next = shown.shift();
    if (next === undefined) return;
    hidden.add(next);
  }
}

function isSmall(count: number): boolean {
  return count > 0 && count < FEWEST_SHOWN;
}

export interface Quarter {
  /** 2026-Q3 */
  readonly name: string;
  readonly from: Date;
  readonly until: Date;
}

/** The quarters in Jakarta from the one of `first` on that are over and settled, oldest first. */
export function finishedQuarters(first: Date, now: Date): Quarter[] {
  const quarters: Quarter[] = [];
  for (let day = firstDayOf(plainDate(first)); ; ) {
    const next = firstDayOf(addDays(day, 95));
    if (startOfDay(addDays(next, SETTLING_DAYS)) > now) return quarters;
    quarters.push({ name: quarterOf(day), from: startOfDay(day), until: startOfDay(next) });
    day = next;
  }
}

/** The first day of the quarter in which a day lies. */
function firstDayOf(day: string): string {
  const [year = '', quarter = '1'] = quarterOf(day).split('-Q');
  return `${year}-${String(Number(quarter) * 3 - 2).padStart(2, '0')}-01`;
}
