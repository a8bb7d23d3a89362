import type { Announced, Background, GatedDocument, GateFinding } from '../report.ts';
import { buildAttackGraph } from './attack-graph.ts';
import { countCandidates } from './candidates.ts';
import { gatherKnowledge, type Knowledge } from './claims.ts';
import { serveSlots } from './serve.ts';

/** Where findings point to that are about the register and no document. */
const REGISTER = 'register';

/**
 * Check (b): a reader who holds the whole register sets it against all announcements so far. A transfer is a
 * candidate of an announcement when at least one way to serve all announcements at once puts it there; each
 * announcement must have k or more. Each announcement is judged by what its release promised, k and delay, whatever
 * the policy says by now. When there is no such way, the documents contradict the register. A transfer that stands in
 * the register twice would count as two candidates, so that is a finding too.
 */
export function checkMatching(documents: readonly GatedDocument[], input: Background): GateFinding[] {
  const ids = new Set(input.register.map(({ id }) => id));
  const duplicates: GateFinding[] =
    ids.size === input.register.length ? [] : [{ path: REGISTER, field: 'id', remedy: 'reconcile-register' }];
  return [...duplicates, ...attack(gatherKnowledge(documents, input), input, 0)];
}

/**
 * Check (c): the same for each closed year by itself. Nothing more of it will be published, so its announcements and
 * the rest, which is only counted, must use up its part of the register exactly: candidates are counted over
 * perfect matchings only.
 */
export function checkClosedPeriods(documents: readonly GatedDocument[], input: Background): GateFinding[] {
  const { claims, register } = gatherKnowledge(documents, input);
  return input.closedPeriods.flatMap((year) => {
    const part: Knowledge = {
      claims: claims.filter(({ claim }) => claim.period.value.startsWith(year)),
      register: register.filter(({ decreeDate }) => decreeDate.startsWith(year)),
    };
    const announced = part.claims.reduce((sum, { claim }) => sum + claim.size, 0);
    const rest = part.register.length - announced;
    return rest < 0 ? part.claims.map(({ path }) => contradiction(path)) : attack(part, input, rest);
  });
}

function attack({ claims, register }: Knowledge, input: Background, rest: number): GateFinding[] {
  const promises = new Map(input.promises.map((promise) => [promise.id, promise]));
  const promiseOf = ({ release }: Announced) => promises.get(release) ?? input.policy;
  const { graph, groupOfClaim } = buildAttackGraph(
    claims.map(({ claim }) => ({ ...claim, delayDays: promiseOf(claim).minimumDelayDays })),
    register,
    rest,
  );
  const service = serveSlots(graph);
  if (service.contradictory.length > 0) {
    const groups = new Set(service.contradictory);
    return claims.flatMap(({ path }, n) =>
      groups.has(groupOfClaim[n] as number) ? [contradiction(path)] : [],
    );
  }
  const candidates = countCandidates(graph, service);
  return claims.flatMap(({ path, claim }, n): GateFinding[] =>
    (candidates[groupOfClaim[n] as number] as number) < promiseOf(claim).k
      ? [{ path, field: '', remedy: 'coarsen-description' }]
      : [],
  );
}

function contradiction(path: string): GateFinding {
  return { path, field: '', remedy: 'reconcile-register' };
}
