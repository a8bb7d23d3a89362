import type { SensitiveCount } from '../rules/disclosure.ts';
import { ATTRIBUTES } from '../rules/hierarchies.ts';
import { isSameOrCoarser } from './hierarchy-files.ts';
import type { Announced, GatedDocument, GateFinding } from './report.ts';

/**
 * Check (d): a later revision of an announcement says the same as the earlier ones or less. Versions of the
 * hierarchies cannot be compared, so an announcement keeps its version.
 */
export function checkRevisions(
  documents: readonly GatedDocument[],
  published: readonly Announced[],
): GateFinding[] {
  const earlier = Map.groupBy(published, (one) => one.id);
  return documents.flatMap(({ path, document }) => {
    const fields = (earlier.get(document.id) ?? [])
      .filter((previous) => previous.rev < document.rev)
      .flatMap((previous) => finerFields(previous, document));
    return [...new Set(fields)].map((field) => ({ path, field, remedy: 'keep-or-coarsen' as const }));
  });
}

function finerFields(previous: Announced, next: Announced): string[] {
  if (previous.hierarchy !== next.hierarchy) return ['hierarchy'];
  return [
    ...ATTRIBUTES.filter((attribute) => !isSameOrCoarser(attribute, previous[attribute], next[attribute])),
    ...(['grounds', 'directions'] as const).filter(
      (field) => detailOf(next[field]) > detailOf(previous[field]),
    ),
  ];
}

/** 0 says nothing, 1 counts groups, 2 counts codes. */
function detailOf(counts: readonly SensitiveCount[]): number {
  const first = counts[0];
  return first === undefined ? 0 : 'group' in first ? 1 : 2;
}
