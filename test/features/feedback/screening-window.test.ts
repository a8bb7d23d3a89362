import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBursts } from '#features/feedback/rules/screening/bursts.ts';
import { type Finding, holdingFindings } from '#features/feedback/rules/screening/finding.ts';
import { countSameScores, isStraightline } from '#features/feedback/rules/screening/score-vectors.ts';
import { type Screened, screenSubmissions } from '#features/feedback/rules/screening/screen-window.ts';
import { gammaPoissonTail, poissonTail } from '#features/feedback/rules/screening/tails.ts';
import { randomBelow, seededRandom } from '#lib/random.ts';

const HOUR_MS = 3_600_000;
const OPENS_AT = new Date('2026-11-02T00:00:00Z');
const CODES = ['REQUIREMENTS', 'PROCEDURE', 'TIME', 'COST', 'PRODUCT', 'COMPETENCE', 'CONDUCT', 'FACILITIES'];

describe('the tail of a Poisson variable', () => {
  it.each([
    [1, 1, 0.6321205588285577],
    [3, 2, 0.3233235838169366],
    [10, 2, 4.649807501726385e-5],
    [30, 5, 2.8175176155779225e-14],
    [100, 100, 0.5132987982791487],
    [40, 100, 0.9999999999970397],
  ])('P(X ≥ %d) for the mean %d keeps its digits', (k, mean, expected) => {
    expect(Math.abs(poissonTail(k, mean) / expected - 1)).toBeLessThan(1e-9);
  });

  it('falls with k, rises with the mean, and adds up with the terms below', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0.01, max: 50, noNaN: true }),
        (k, mean) => {
          let below = 0;
          for (let x = 0, term = Math.exp(-mean); x < k; x++, term *= mean / x) below += term;
          expect(poissonTail(k, mean)).toBeCloseTo(1 - below, 10);
          expect(poissonTail(k + 1, mean)).toBeLessThanOrEqual(poissonTail(k, mean));
          expect(poissonTail(k, mean * 1.1) - poissonTail(k, mean)).toBeGreaterThan(-1e-9);
        },
      ),
    );
    expect([poissonTail(0, 3), poissonTail(2, 0)]).toEqual([1, 0]);
  });

  it('is nearly the same when the rate is known from very much, and heavier when it is known from little', () => {
    expect(gammaPoissonTail(12, 5e8, 1e8, 1) / poissonTail(12, 5)).toBeCloseTo(1, 4);
    expect(gammaPoissonTail(12, 5, 1, 1)).toBeGreaterThan(5 * poissonTail(12, 5));
    // One event in one hour seen, then k or more in the next one: (1/2)^k.
    expect(gammaPoissonTail(10, 1, 1, 1)).toBeCloseTo(2 ** -10, 14);
  });
});

describe('bursts', () => {
  const random = seededRandom('bursts');
  const steady = (perHour: number, hours: number) =>
    Array.from(
      { length: Math.round(perHour * hours) },
      () => OPENS_AT.getTime() + (randomBelow(random, 1e9) / 1e9) * hours * HOUR_MS,
    ).sort((one, other) => one - other);

  it('are none in a steady flow, slow or fast', () => {
    for (const perHour of [0.2, 1, 5, 50]) {
      expect(findBursts(steady(perHour, 300), OPENS_AT.getTime(), perHour)).toEqual([]);
    }
  });

  it('end where what is much for the province turns out to be the rate of the window', () => {
    const bursts = findBursts(steady(50, 300), OPENS_AT.getTime(), 1);
    expect(bursts.map(({ from }) => from)).toEqual([OPENS_AT.getTime(), OPENS_AT.getTime()]);
  });

  it('are none when days are three times as busy as the mean and nights are empty', () => {
    const times = steady(4, 24 * 12).filter((time) => new Date(time).getUTCHours() < 8);
    expect(findBursts(times, OPENS_AT.getTime(), 1)).toEqual([]);
  });

  it('are the hour and the day in which a crowd came', () => {
    const from = OPENS_AT.getTime() + 100 * HOUR_MS;
    const crowd = Array.from({ length: 200 }, (_, at) => from + at * 15_000);
    const times = [...steady(1, 300), ...crowd].sort((one, other) => one - other);
    const bursts = findBursts(times, OPENS_AT.getTime(), 1);
    expect(
      bursts.map(({ from: start, until }) => [
        (start - OPENS_AT.getTime()) / HOUR_MS,
        (until - start) / HOUR_MS,
      ]),
    ).toEqual([
      [100, 1],
      [96, 24],
    ]);
    expect(bursts[0]?.count).toBeGreaterThanOrEqual(200);
  });

  it('are measured by the province while a window is young', () => {
    const first = Array.from({ length: 25 }, (_, at) => OPENS_AT.getTime() + at * 60_000);
    expect(findBursts(first, OPENS_AT.getTime(), 0.2)).not.toEqual([]);
    expect(findBursts(first, OPENS_AT.getTime(), 10)).toEqual([]);
  });
});

describe('the same scores', () => {
  const random = seededRandom('scores');
  const answersOf = (draw: () => number) => Object.fromEntries(CODES.map((code) => [code, draw()]));
  const ordinary = (n: number) =>
    Array.from({ length: n }, () => {
      const mood = 1 + randomBelow(random, 3);
      return answersOf(() => Math.min(4, mood + randomBelow(random, 2)));
    });
  const unusual = { ...answersOf(() => 1), TIME: 4, COST: 3, CONDUCT: 2 };

  it('are noticed where one vector comes again and again', () => {
    const all = [...ordinary(200), ...Array.from({ length: 12 }, () => unusual)];
    const same = countSameScores(all);
    expect(same.slice(200)).toEqual(Array.from({ length: 12 }, () => 12));
    expect(same.slice(0, 200).every((count) => count === 0)).toBe(true);
  });

  it('are no matter in straight lines, in few answers, or among few', () => {
    const straight = Array.from({ length: 40 }, () => answersOf(() => 4));
    const few = Array.from({ length: 40 }, () => ({ TIME: 2, CONDUCT: 4, COST: 3 }));
    const four = Array.from({ length: 4 }, () => unusual);
    expect(new Set(countSameScores([...ordinary(100), ...straight, ...few, ...four]))).toEqual(new Set([0]));
  });

  it('are no matter where people agree anyhow', () => {
    const all = Array.from({ length: 300 }, () => ({
      ...answersOf(() => (randomBelow(random, 10) === 0 ? 3 : 4)),
      COST: 3,
    }));
    expect(new Set(countSameScores(all))).toEqual(new Set([0]));
  });

  it('in a row are a straight line from five on', () => {
    expect(isStraightline(answersOf(() => 4))).toBe(true);
    expect(isStraightline({ TIME: 4, COST: 4 })).toBe(false);
    expect(isStraightline(unusual)).toBe(false);
  });
});

describe('what holds a submission', () => {
  const of = (...codes: Finding['code'][]) =>
    holdingFindings(codes.map((code) => ({ code, count: 2 }))).map(({ code }) => code);

  it('is what a person must see, not what is only worth knowing', () => {
    expect(of('abuse', 'personal-data')).toEqual(['abuse']);
    expect(of('personal-data', 'straightline', 'near-duplicate')).toEqual([]);
  });

  it('is a crowd only together with a likeness or a straight line', () => {
    expect(of('burst')).toEqual([]);
    expect(of('burst', 'straightline')).toEqual(['burst', 'straightline']);
    expect(of('near-duplicate', 'burst')).toEqual(['near-duplicate', 'burst']);
  });
});

describe('a window', () => {
  const submission = (at: number, matches: readonly number[] = []): Screened => ({
    id: `s${at}`,
    verifiedAt: new Date(OPENS_AT.getTime() + at * HOUR_MS),
    answers: { TIME: 2, COST: 3 },
    conduct: {},
    ownFindings: [],
    matches: matches.map((other) => `s${other}`),
  });
  const screen = (submissions: readonly Screened[]) => screenSubmissions(submissions, OPENS_AT, 1);

  it('names a cluster after its first member, for all of them', () => {
    const outcomes = screen([submission(0), submission(1, [0]), submission(2), submission(3, [1])]);
    expect(outcomes.map(({ clusterId }) => clusterId)).toEqual(['s0', 's0', null, 's0']);
    expect(outcomes[3]?.findings).toEqual([{ code: 'campaign', count: 3 }]);
    expect(outcomes[2]?.findings).toEqual([]);
  });

  it('tells of a pair without holding it', () => {
    const outcomes = screen([submission(0), submission(1, [0])]);
    expect(outcomes.map(({ findings }) => findings)).toEqual([
      [{ code: 'near-duplicate', count: 2 }],
      [{ code: 'near-duplicate', count: 2 }],
    ]);
    expect(outcomes.flatMap(({ findings }) => holdingFindings(findings))).toEqual([]);
  });

  it('forgets whom a withdrawn submission resembled', () => {
    const outcomes = screen([submission(1, [0]), submission(2, [0])]);
    expect(outcomes.map(({ clusterId }) => clusterId)).toEqual([null, null]);
  });

  it('keeps what a text showed by itself', () => {
    const own = { code: 'abuse', count: 1 } as const;
    expect(screen([{ ...submission(0), ownFindings: [own] }])[0]?.findings).toEqual([own]);
  });
});
