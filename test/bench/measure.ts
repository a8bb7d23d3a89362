/** What was measured, once a round. A peer does the same work by other means, in the same run. */
export interface Measure {
  readonly what: string;
  readonly unit: string;
  readonly rounds: readonly number[];
  readonly peer?: Measure;
}

/** Prints one line for each measure: what | median of its rounds | ratio to the peer's median. */
export function printTable(title: string, measures: readonly Measure[]): void {
  const rows = measures.map((one) => [
    one.what,
    `${round(median(one.rounds))} ${one.unit}`,
    ratio(one, measures),
  ]);
  const table = [['what', 'median', 'ratio to peer'], ...rows];
  const [whatWidth, medianWidth] = [0, 1].map((column) => widthOf(table, column)) as [number, number];
  const lines = table.map(
    ([what = '', value = '', toPeer = '']) =>
      `  ${what.padEnd(whatWidth)} | ${value.padStart(medianWidth)} | ${toPeer}`,
  );
  process.stdout.write(`${title}\n${lines.join('\n')}\n`);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The value below which this share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function ratio(one: Measure, all: readonly Measure[]): string {
  if (one.peer !== undefined) return (median(one.rounds) / median(one.peer.rounds)).toFixed(2);
  return all.some(({ peer }) => peer === one) ? 'peer' : '-';
}

function round(value: number): string {
  return value.toFixed(value < 100 ? 1 : 0);
}

function widthOf(table: readonly (readonly string[])[], column: number): number {
  return Math.max(...table.map((row) => row[column]?.length ?? 0));
}
