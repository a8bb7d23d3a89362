import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canClose, FEWEST_RESPONDENTS, reviewState } from '#features/evaluation/index.ts';
import { summarise } from '#features/evaluation/rules/numbers.ts';

const ELEMENTS = ['TIME', 'COST'];
const CONDUCT = ['1.1'];
const rating = fc.constantFrom(undefined, 1, 2, 3, 4);
const voice = fc.record({ TIME: rating, COST: rating, conduct: rating }).map(({ TIME, COST, conduct }) => ({
  answers: answered({ TIME, COST }),
  conduct: answered({ '1.1': conduct }),
}));

function answered(ratings: Record<string, number | undefined>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(ratings).flatMap(([code, value]) => (value ? [[code, value]] : [])),
  );
}

const voices = (count: number, answers: Record<string, number>) =>
  Array.from({ length: count }, () => ({ answers, conduct: {} }));

describe('the numbers of a window', () => {
  it('are nothing but the count of respondents while there are fewer than ten', () => {
    fc.assert(
      fc.property(fc.array(voice, { maxLength: FEWEST_RESPONDENTS - 1 }), (some) => {
        expect(summarise(some, ELEMENTS, CONDUCT)).toEqual({ n: some.length, elements: null, conduct: null });
      }),
    );
  });

  it('count every answer of every question, as counting by hand does, and none where fewer than ten answered', () => {
    fc.assert(
      fc.property(fc.array(voice, { minLength: FEWEST_RESPONDENTS, maxLength: 60 }), (some) => {
        const byHand = (code: string, of: 'answers' | 'conduct') => {
          const given = some.map((one) => one[of][code]).filter((value) => value !== undefined);
          const counts = [1, 2, 3, 4].map((value) => given.filter((one) => one === value).length);
          return { code, counts: given.length < FEWEST_RESPONDENTS ? [0, 0, 0, 0] : counts, n: given.length };
        };
        expect(summarise(some, ELEMENTS, CONDUCT)).toEqual({
          n: some.length,
          elements: ELEMENTS.map((code) => byHand(code, 'answers')),
          conduct: CONDUCT.map((code) => byHand(code, 'conduct')),
        });
      }),
      { numRuns: 300 },
    );
  });

  it('begin at the tenth respondent, and for a question at its tenth answer', () => {
    const nine = voices(9, { TIME: 4 });
    expect(summarise(nine, ELEMENTS, CONDUCT).elements).toBeNull();
    const ten = summarise([...nine, ...voices(1, { COST: 1 })], ELEMENTS, CONDUCT);
    expect(ten.elements?.[0]).toEqual({ code: 'TIME', counts: [0, 0, 0, 0], n: 9 });
    const eleven = summarise(
      [...nine, ...voices(1, { COST: 1 }), ...voices(1, { TIME: 1 })],
      ELEMENTS,
      CONDUCT,
    );
    expect(eleven.elements?.[0]).toEqual({ code: 'TIME', counts: [1, 0, 0, 9], n: 10 });
  });

  it('do not depend on the order of voices', () => {
    fc.assert(
      fc.property(fc.array(voice, { maxLength: 30 }), (some) => {
        expect(summarise(some.toReversed(), ELEMENTS, CONDUCT)).toEqual(summarise(some, ELEMENTS, CONDUCT));
      }),
    );
  });
});

describe('a review', () => {
  it('is closed from the end of its window on', () => {
    const closesAt = new Date('2026-12-08T17:00:00Z');
    expect(canClose({ closesAt }, new Date(closesAt.getTime() - 1))).toBe(false);
    expect(canClose({ closesAt }, closesAt)).toBe(true);
  });

  it('is none, a draft or closed', () => {
    expect([null, { closedAt: null }, { closedAt: new Date() }].map(reviewState)).toEqual([
      'none',
      'draft',
      'closed',
    ]);
  });
});
