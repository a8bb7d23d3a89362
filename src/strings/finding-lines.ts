import type { GateReport } from '#features/anonymity/index.ts';
import type { Lang } from '#lib/lang.ts';
import { strings } from './index.ts';

const MOST_LINES = 50;

/** What the gate found, a line each: the check, the document, its field, and what to do. */
export function findingLines(lang: Lang, { checks }: Pick<GateReport, 'checks'>): string[] {
  const { remedies } = strings(lang).gate;
  return checks
    .flatMap(({ check, findings }) =>
      findings.map(({ path, field, remedy }) =>
        [`(${check})`, path, field, remedies[remedy]].filter((part) => part !== '').join(' · '),
      ),
    )
    .slice(0, MOST_LINES);
}
