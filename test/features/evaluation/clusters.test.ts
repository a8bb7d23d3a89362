import { describe, expect, it } from 'vitest';
import { readCase } from '#features/evaluation/index.ts';
import { shiftsOf } from '#features/evaluation/rules/clusters.ts';
import { decideHeld, screenWindow } from '#features/feedback/index.ts';
import { createModerated, heldGroups, officer, repeatText } from '#test/features/feedback/held.ts';
import { speak } from '#test/features/feedback/window.ts';

const evaluator = { accountId: 'e', roles: ['evaluator'] as const, agencies: ['rsud-abdul-moeloek'] };
const voices = (count: number, score: number, prefix: string) =>
  Array.from({ length: count }, (_, at) => ({
    id: `${prefix}${at}`,
    clusterId: 'c0',
    standing: 'held' as const,
    answers: { TIME: score, COST: score },
  }));

describe('the shift of a campaign', () => {
  it('is the mean with it beside the mean without it, each with its number', () => {
    const others = voices(30, 3, 'o');
    const members = voices(10, 1, 'c');
    const held = shiftsOf(others, [{ id: 'c0', members }]);
    expect(held).toEqual([
      { id: 'c0', size: 10, counted: 0, means: { without: { n: 30, mean: 3 }, with: { n: 40, mean: 2.5 } } },
    ]);
    const [counted] = shiftsOf([...others, ...members], [{ id: 'c0', members }]);
    expect(counted).toEqual({ ...held[0], counted: 10 });
  });

  it('weighs elements alike, however many answered them', () => {
    const others = voices(10, 4, 'o').map((one, at) => (at === 0 ? one : { ...one, answers: { TIME: 2 } }));
    const [shift] = shiftsOf(others, [{ id: 'c0', members: voices(10, 4, 'c') }]);
    // TIME: (4 + 9 × 2) / 10 = 2.2; COST: 4.
    expect(shift?.means?.without.mean).toBeCloseTo(3.1);
  });

  it('is not told of fewer than ten, in the campaign or beside it', () => {
    for (const [inside, outside] of [
      [9, 40],
      [40, 9],
    ] as const) {
      const [shift] = shiftsOf(voices(outside, 3, 'o'), [{ id: 'c0', members: voices(inside, 1, 'c') }]);
      expect(shift).toEqual({ id: 'c0', size: inside, counted: 0, means: null });
    }
  });
});

describe('a case', () => {
  it('tells how many are held, and what a campaign would change', async () => {
    const { context, window } = await createModerated();
    for (let voice = 100; voice < 110; voice++) await speak(context, window, voice);
    await repeatText(context, window, 12);
    await screenWindow(context, window.id);
    const before = await readCase(context, evaluator, window.id);
    expect(before).toMatchObject({
      value: {
        numbers: { n: 10 },
        held: 12,
        clusters: [{ size: 12, counted: 0, means: { without: { n: 10 }, with: { n: 22 } } }],
      },
    });
    const [group] = await heldGroups(context);
    const target = { clusterId: group?.clusterId ?? '', until: group?.heldUntil ?? new Date(0) };
    await decideHeld(context, officer, { target, reason: 'own-experience' });
    expect(await readCase(context, evaluator, window.id)).toMatchObject({
      value: { numbers: { n: 22 }, held: 0, clusters: [{ size: 12, counted: 12 }] },
    });
  });
});
