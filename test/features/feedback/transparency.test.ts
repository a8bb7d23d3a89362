import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeQuarters, decideHeld, forgetOldFeedback, readTransparency } from '#features/feedback/index.ts';
import {
  COUNT_NAMES,
  finishedQuarters,
  PARTS,
  publishableCounts,
} from '#features/feedback/rules/transparency.ts';
import { createModerated, officer } from '#test/features/feedback/held.ts';
import { createWindow, send, speak } from '#test/features/feedback/window.ts';

const DAY_SECONDS = 86_400;

describe('what is published of a quarter', () => {
  it('is every count that is large enough, and that there was none', () => {
    const counts = { received: 130, verified: 100, clear: 80, held: 20, 'finding/abuse': 20 };
    expect(publishableCounts(counts)).toMatchObject({ ...counts, 'finding/link': 0, decided: 0, appeals: 0 });
  });

  it('is no count under ten, nor another one that would give it away', () => {
    const shown = publishableCounts({
      received: 100,
      verified: 80,
      clear: 76,
      held: 4,
      'finding/abuse': 4,
      decided: 60,
      counted: 30,
      'reason/harmless': 30,
      'set-aside': 27,
      'reason/abusive': 27,
      forwarded: 3,
      'reason/to-wbs': 3,
      'median-days': 2,
    });
    expect(shown).toMatchObject({
      received: 100,
      verified: 80,
      clear: null,
      held: null,
      'finding/abuse': null,
    });
    expect(shown).toMatchObject({
      decided: 60,
      counted: 30,
      forwarded: null,
      'set-aside': null,
      'median-days': 2,
    });
    expect(shown).toMatchObject({ 'reason/harmless': 30, 'reason/abusive': null, 'reason/to-wbs': null });
  });

  it('is no total whose difference to its parts is small', () => {
    const shown = publishableCounts({ received: 105, verified: 100, clear: 100 });
    expect(shown).toMatchObject({ received: 105, verified: null, clear: null });
    expect(publishableCounts({ received: 115, verified: 100, clear: 100 })).toMatchObject({ verified: 100 });
  });

  it('tells nothing small by any difference of a total and its parts', () => {
    const amount = fc.oneof(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 0, max: 300 }));
    const leaves = COUNT_NAMES.filter((name) => PARTS[name] === undefined);
    const drawn = fc.record(Object.fromEntries([...leaves, 'rest'].map((name) => [name, amount])));
    fc.assert(
      fc.property(drawn, (given) => {
        const counts: Record<string, number> = { ...given };
        for (const [total, parts] of Object.entries(PARTS).reverse()) {
          counts[total] = parts.reduce((sum, part) => sum + (counts[part] ?? 0), 0);
        }
        counts['received'] = (counts['received'] ?? 0) + (given['rest'] ?? 0);
        const shown = publishableCounts(counts);
        for (const name of COUNT_NAMES.filter((one) => one !== 'median-days')) {
          const count = shown[name] ?? null;
          expect(count === null || count === 0 || count >= 10).toBe(true);
        }
        for (const [total, parts] of Object.entries(PARTS)) {
          const all = shown[total] ?? null;
          const hidden = parts.filter((part) => (shown[part] ?? null) === null);
          if (all === null) {
            expect(hidden).toEqual(parts);
            continue;
          }
          const difference = all - parts.reduce((sum, part) => sum + (shown[part] ?? 0), 0);
          expect(difference === 0 || difference >= 10).toBe(true);
          const rest = total === 'received' ? (given['rest'] ?? 0) : 0;
          const secrets = [...hidden.map((part) => counts[part] ?? 0), rest].filter((count) => count > 0);
          if (secrets.some((count) => count < 10)) expect(secrets.length).toBeGreaterThan(1);
        }
      }),
    );
  });
});

describe('a quarter', () => {
  it('is over three days after its last day in Jakarta', () => {
    const first = new Date('2026-06-30T16:59:00Z');
    const names = (now: string) => finishedQuarters(first, new Date(now)).map(({ name }) => name);
    expect(names('2026-07-03T16:59:59Z')).toEqual([]);
    expect(names('2026-07-03T17:00:00Z')).toEqual(['2026-Q2']);
    expect(names('2027-01-31T00:00:00Z')).toEqual(['2026-Q2', '2026-Q3', '2026-Q4']);
    expect(finishedQuarters(first, new Date('2026-07-05T00:00:00Z'))).toEqual([
      { name: '2026-Q2', from: new Date('2026-03-31T17:00:00Z'), until: new Date('2026-06-30T17:00:00Z') },
    ]);
  });

  it('is counted once, from what happened in it, and never changes', async () => {
    const { context, window } = await createModerated();
    for (let voice = 0; voice < 12; voice++) {
      const { id } = await speak(context, window, voice, { cerita: 'Dasar tolol.' });
      context.clock.advance(DAY_SECONDS / 4);
      await decideHeld(context, officer, { target: { id }, reason: 'abusive' });
    }
    const later = await createWindow(context);
    for (let voice = 20; voice < 31; voice++) await speak(context, later, voice);
    for (let voice = 40; voice < 51; voice++) {
      await send(context, later, { surel: `w${voice}@contoh.test` }, { network: `100.64.${voice}.7` });
    }
    await closeQuarters(context);
    expect(await readTransparency(context)).toEqual([]);
    // The unconfirmed ones are deleted long before the quarter is counted.
    context.clock.advance(3 * DAY_SECONDS);
    await forgetOldFeedback(context);
    await forgetOldFeedback(context);
    context.clock.advance(60 * DAY_SECONDS);
    await forgetOldFeedback(context);
    await closeQuarters(context);
    const [quarter, ...none] = await readTransparency(context);
    expect(none).toEqual([]);
    expect(quarter).toMatchObject({
      quarter: '2026-Q4',
      counts: {
        received: 34,
        verified: 23,
        clear: 11,
        held: 12,
        'finding/abuse': 12,
        decided: 12,
        counted: 0,
        'set-aside': 12,
        'reason/abusive': 12,
        forwarded: 0,
        appeals: 0,
        'median-days': 0.5,
      },
    });
    context.clock.advance(DAY_SECONDS);
    await closeQuarters(context);
    expect(await readTransparency(context)).toEqual([quarter]);
  });

  it('is none before anybody has spoken', async () => {
    const { context } = await createModerated();
    context.clock.advance(400 * DAY_SECONDS);
    await closeQuarters(context);
    expect(await readTransparency(context)).toEqual([]);
  });
});
