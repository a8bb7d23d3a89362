export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Which characters of a text of `length` the ranges cover. One byte a character, so that a look-up costs nothing. */
export function coverageOf(length: number, ranges: Iterable<Range>): Uint8Array {
  const covered = new Uint8Array(length);
  for (const { start, end } of ranges) covered.fill(1, start, end);
  return covered;
}

export function rangeOf(match: RegExpExecArray): Range {
  return { start: match.index, end: match.index + match[0].length };
}
