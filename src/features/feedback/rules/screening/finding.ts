/** Goes up when a rule changes what it finds: each screening says under which rules it was made. */
export const RULE_VERSION = 1;

export const FINDING_CODES = [
  'abuse',
  'integrity',
  'advertising',
  'link',
  'script',
  'gibberish',
  'campaign',
  'same-scores',
  'burst',
  'near-duplicate',
  'straightline',
  'personal-data',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** What a rule saw in one submission. Holds no word of the text: it is stored in the clear. */
export interface Finding {
  readonly code: FindingCode;
  /** How many words, links, masked spans; or submissions that are alike or came together, this one among them. */
  readonly count: number;
}

/** Findings for which a person must look before the submission counts. */
const HOLDING: ReadonlySet<FindingCode> = new Set([
  'abuse',
  'integrity',
  'advertising',
  'link',
  'script',
  'gibberish',
  'campaign',
  'same-scores',
]);

/** Ordinary by themselves; within a burst they hold. A burst alone holds nobody: it says something about the hour only. */
const HOLDING_IN_BURST: ReadonlySet<FindingCode> = new Set(['near-duplicate', 'straightline']);

/** The findings on which a submission is held; none when it is clear. */
export function holdingFindings(findings: readonly Finding[]): Finding[] {
  const isInBurst = findings.some(({ code }) => code === 'burst');
  const joins = isInBurst && findings.some(({ code }) => HOLDING_IN_BURST.has(code));
  return findings.filter(
    ({ code }) => HOLDING.has(code) || (joins && (code === 'burst' || HOLDING_IN_BURST.has(code))),
  );
}

/** Found by comparing submissions; all others are found in a text by itself. */
const COMPARED: ReadonlySet<FindingCode> = new Set([
  'campaign',
  'same-scores',
  'burst',
  'near-duplicate',
  'straightline',
]);

export function isOwnFinding({ code }: Finding): boolean {
  return !COMPARED.has(code);
}

/** A finding when there is something to count, nothing otherwise. */
export function findingOf(code: FindingCode, count: number): Finding[] {
  return count > 0 ? [{ code, count }] : [];
}
