import { checkCanaries } from './canaries.ts';
import { checkCounts } from './counts.ts';
import { checkDifferences } from './differencing/check.ts';
import { checkValues, fieldFindings } from './fields.ts';
import { checkClosedPeriods, checkMatching } from './matching/check.ts';
import { checkMembers } from './members.ts';
import { checkOfficeMembers, checkOfficeValues, parseOffices } from './offices.ts';
import type { GateCheck, GatedDocument, GateFinding, GateInput, GateReport } from './report.ts';
import { checkRevisions } from './revisions.ts';

/**
 * Judges a release without trusting the search that made it: from the documents, their members and the register it
 * works out anew what must be true. A release that does not pass must not be approved.
 */
export function runGate(input: GateInput): GateReport {
  const refused: GateFinding[] = [];
  const documents: GatedDocument[] = [];
  for (const { path, document } of input.announcements) {
    const parsed = input.schema.safeParse(document);
    if (parsed.success) documents.push({ path, document: parsed.data });
    else refused.push(...fieldFindings(path, parsed.error));
  }
  const offices = parseOffices(input);
  const checks = [
    checkOf('a', [...checkMembers(documents, input), ...checkOfficeMembers(offices.documents, input)]),
    checkOf('b', checkMatching(documents, input)),
    checkOf('c', checkClosedPeriods(documents, input)),
    checkOf('d', checkRevisions(documents, input.published)),
    checkOf('e', checkDifferences(documents, input)),
    checkOf('f', [
      ...refused,
      ...documents.flatMap((one) => [...checkValues(one), ...checkCounts(one, input)]),
      ...offices.refused,
      ...checkOfficeValues(offices.documents, input),
    ]),
    checkOf('g', checkCanaries(input.files, input.canaries)),
  ];
  return { passed: checks.every((check) => check.passed), checks, numbers: numbersOf(documents) };
}

function checkOf(check: GateCheck, findings: readonly GateFinding[]) {
  return { check, passed: findings.length === 0, findings };
}

function numbersOf(documents: readonly GatedDocument[]): GateReport['numbers'] {
  const sizes = documents.map(({ document }) => document.size);
  const transfers = sizes.reduce((sum, size) => sum + size, 0);
  const smallestSize = sizes.length === 0 ? 0 : Math.min(...sizes);
  return {
    announcements: sizes.length,
    transfers,
    smallestSize,
    prosecutorRisk: smallestSize === 0 ? 0 : Math.round(10_000 / smallestSize),
    marketerRisk: transfers === 0 ? 0 : Math.round((10_000 * sizes.length) / transfers),
  };
}
