import type { SensitiveCode, SensitiveCount } from '../../rules/disclosure.ts';
import { sum } from '../counts.ts';
import type { Announced, Background, GatedDocument, GateFinding } from '../report.ts';

/**
 * Figures of one announcement, one revision after the other. The size stays or changes by at least k. Counts of
 * grounds and directions, qualification and need stay or fall silent: any other change would be the figure of the
 * few who came or went. Counts per code may become counts per group of the same members.
 */
export function changedFigures(documents: readonly GatedDocument[], input: Background): GateFinding[] {
  const earlier = Map.groupBy(input.published, (one) => one.id);
  return documents.flatMap(({ path, document }) => {
    const fields = (earlier.get(document.id) ?? [])
      .filter((previous) => previous.rev < document.rev)
      .flatMap((previous) => changedFields(previous, document, input));
    return [...new Set(fields)].map((field) => ({ path, field, remedy: 'withhold-figure' as const }));
  });
}

function changedFields(previous: Announced, next: Announced, { policy, vocabularies }: Background): string[] {
  const change = Math.abs(next.size - previous.size);
  const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  return [
    ...(change > 0 && change < policy.k ? ['size'] : []),
    ...(['grounds', 'directions'] as const).filter(
      (field) =>
        next[field].length > 0 && !isSameOrGrouped(previous[field], next[field], vocabularies[field]),
    ),
    ...(['qualification', 'need'] as const).filter(
      (field) => next[field] !== null && !isSame(entriesOf(previous[field]), entriesOf(next[field])),
    ),
  ];
}

/** The fields in one order, whatever the order in the document. */
function entriesOf(figure: object | null): unknown {
  return figure === null ? null : Object.entries(figure).sort();
}

function isSameOrGrouped(
  previous: readonly SensitiveCount[],
  next: readonly SensitiveCount[],
  vocabulary: readonly SensitiveCode[],
): boolean {
  return (
    sum(previous) === sum(next) &&
    next.every((one) => {
      const before = previous.filter((other) =>
        'code' in one
          ? 'code' in other && other.code === one.code
          : 'group' in other
            ? other.group === one.group
            : vocabulary.some(({ code, group }) => code === other.code && group === one.group),
      );
      return sum(before) === one.count;
    })
  );
}
