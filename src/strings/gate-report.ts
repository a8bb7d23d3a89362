import type { GateReading } from '#features/publication/index.ts';
import type { Lang } from '#lib/lang.ts';
import { formatNumber } from './format.ts';
import { strings } from './index.ts';

/** The gate's report of a release in plain lines, for a terminal. */
export function gateReportText(lang: Lang, reading: GateReading): string {
  const { gate } = strings(lang);
  const { report } = reading;
  const checks = report.checks.flatMap(({ check, passed, findings }) => [
    gate.report.check(check, gate.names[check], passed ? gate.report.passed : gate.report.failed),
    ...findings.map(({ path, field, remedy }) => {
      const place = field === '' ? path : `${path} ${field}`;
      return `      ${gate.report.finding(place, gate.remedies[remedy])}`;
    }),
  ]);
  const verdict = report.passed ? gate.report.allPassed : gate.report.someFailed;
  return [...figures(lang, reading), '', ...checks, '', verdict, ''].join('\n');
}

function figures(
  lang: Lang,
  { release, report, document, officeCount, judgedBy, inForce }: GateReading,
): string[] {
  const { gate, staff } = strings(lang);
  const words = gate.report;
  const number = (value: number) => formatNumber(lang, value);
  /** Costs and risks are in ten-thousandths. */
  const percent = (value: number) => number(value / 100);
  const { announcements, transfers, smallestSize, prosecutorRisk, marketerRisk } = report.numbers;
  const isOutdated = release.state === 'proposed' && judgedBy !== inForce;
  return [
    words.title(staff.kinds[release.kind], release.id, staff.states[release.state]),
    words.policy(number(judgedBy)),
    ...(isOutdated ? [words.otherPolicy(number(inForce))] : []),
    ...(document === null ? [] : [words.hierarchy(document.hierarchy)]),
    words.announcements(number(announcements), number(transfers)),
    words.offices(number(officeCount)),
    ...(release.erased.length === 0 ? [] : [words.erased(number(release.erased.length))]),
    ...(document === null
      ? []
      : [
          words.smallest(number(smallestSize), number(document.k)),
          document.held === null ? words.heldFew(number(document.k)) : words.held(number(document.held)),
          words.cost(percent(document.meanCost)),
        ]),
    words.prosecutor(percent(prosecutorRisk)),
    words.marketer(percent(marketerRisk)),
  ];
}
