import { findBursts } from './bursts.ts';
import { clustersOf } from './clusters.ts';
import { type Finding, findingOf } from './finding.ts';
import { countSameScores, isStraightline, type Scores } from './score-vectors.ts';

/** One submission of a window, as the rules that compare submissions see it. */
export interface Screened {
  readonly id: string;
  readonly verifiedAt: Date;
  readonly answers: Scores;
  readonly conduct: Scores;
  /** What its text shows by itself. */
  readonly ownFindings: readonly Finding[];
  /** Ids of earlier submissions of the window whose texts resemble this one; some may have been withdrawn since. */
  readonly matches: readonly string[];
}

export interface Outcome {
  readonly findings: readonly Finding[];
  /** The id of the cluster's first member; null outside every cluster. */
  readonly clusterId: string | null;
}

/**
 * What every submission of a window shows, by itself and beside the others. The same submissions in the same order
 * give the same outcomes, whether they came at once or one by one.
 * @param submissions in the order of their verification.
 */
export function screenSubmissions(
  submissions: readonly Screened[],
  opensAt: Date,
  provincePerHour: number,
): Outcome[] {
  const matches = matchingPlaces(submissions);
  const clusters = clusterByMember(matches);
  const times = submissions.map(({ verifiedAt }) => verifiedAt.getTime()).sort((one, other) => one - other);
  const bursts = findBursts(times, opensAt.getTime(), provincePerHour);
  const same = countSameScores(submissions.map(({ answers, conduct }) => allScores(answers, conduct)));
  const alike = countAlike(matches);
  return submissions.map((one, at) => {
    const cluster = clusters.get(at);
    const time = one.verifiedAt.getTime();
    const crowd = bursts.filter(({ from, until }) => from <= time && time < until).map(({ count }) => count);
    return {
      findings: [
        ...one.ownFindings,
        ...(cluster === undefined
          ? findingOf('near-duplicate', alike[at] ?? 0)
          : findingOf('campaign', cluster.length)),
        ...findingOf('same-scores', same[at] ?? 0),
        ...findingOf('burst', Math.max(0, ...crowd)),
        ...findingOf('straightline', isStraightline(one.answers) ? Object.keys(one.answers).length : 0),
      ],
      clusterId: cluster === undefined ? null : (submissions[cluster[0] ?? 0]?.id ?? null),
    };
  });
}

/** Conduct items are keyed by number, elements by name: together they stay apart. */
function allScores(answers: Scores, conduct: Scores): Scores {
  return { ...answers, ...conduct };
}

function matchingPlaces(submissions: readonly Screened[]): number[][] {
  const places = new Map(submissions.map(({ id }, at) => [id, at]));
  return submissions.map(({ matches }) => matches.flatMap((id) => places.get(id) ?? []));
}

function clusterByMember(matches: readonly (readonly number[])[]): Map<number, readonly number[]> {
  return new Map(
    clustersOf(matches).flatMap((members) => members.map((member) => [member, members] as const)),
  );
}

/** In a pair that is no cluster, each is one of two; 0 for whom nobody resembles. */
function countAlike(matches: readonly (readonly number[])[]): number[] {
  const alike = matches.map(() => 0);
  for (const [at, others] of matches.entries()) {
    for (const other of others) {
      alike[at] = 2;
      alike[other] = 2;
    }
  }
  return alike;
}
