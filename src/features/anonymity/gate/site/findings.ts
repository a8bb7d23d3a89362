import type { GateCheck, GateFinding, GateReport } from '../report.ts';

export type SiteReport = Omit<GateReport, 'numbers'>;

export interface FindingList {
  add(check: GateCheck, path: string, field: string, remedy: GateFinding['remedy']): void;
  report(): SiteReport;
}

const CHECKS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const;
/** One broken template is wrong on every page; a person reads a few of them. */
const MOST_OF_ONE_CHECK = 100;

/** Collects findings, each once. */
export function createFindingList(): FindingList {
  const found = new Map<GateCheck, Map<string, GateFinding>>(CHECKS.map((check) => [check, new Map()]));
  return {
    add(check, path, field, remedy) {
      const ofCheck = found.get(check);
      if (ofCheck === undefined || ofCheck.size >= MOST_OF_ONE_CHECK) return;
      ofCheck.set(`${path} ${field} ${remedy}`, { path, field, remedy });
    },
    report() {
      const checks = [...found].map(([check, ofCheck]) => {
        const findings = [...ofCheck.values()];
        return { check, passed: findings.length === 0, findings };
      });
      return { passed: checks.every(({ passed }) => passed), checks };
    },
  };
}
