import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canLeave,
  coverMasks,
  type Decision,
  findInEnglish,
  partsAfter,
  partsBefore,
  readDecisions,
  redactText,
  reviewText,
  type Span,
  type TextDecisions,
} from '#features/anonymity/index.ts';
import { itemsOf } from '#features/anonymity/redaction/items.ts';

const TEXT = 'Bu Rina di loket 3 ramah. Istri Pak Camat bilang rina cuti, hubungi 0812-3456-7890.';
const found = redactText(TEXT, { roster: [] }).spans;
const { textHash } = reviewText(TEXT, found, null);
const place = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });
const sent = (given: Partial<TextDecisions> = {}): TextDecisions => ({
  textHash,
  decisions: [],
  words: [],
  isDraft: false,
  ...given,
});
const review = (given: Partial<TextDecisions> = {}) => reviewText(TEXT, found, sent(given));
const all = (action: Decision['action']) => found.map(({ start, end }) => ({ start, end, action }));

/** Any text in which some words are found, and any decisions about it. */
const anyReview = fc
  .array(fc.constantFrom('Rina', 'rina', 'Pak Camat', 'loket', 'Kedaton', '0812', 'é', '😀', '.'), {
    minLength: 1,
  })
  .chain((words) => {
    const text = words.join(' ');
    const range = fc
      .tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 12 }))
      .map(([start, length]) => ({ start, end: Math.min(text.length, start + length) }))
      .filter(({ start, end }) => text.slice(start, end).isWellFormed());
    const spans = fc
      .array(fc.record({ range, tier: fc.constantFrom('mask' as const, 'highlight' as const) }), {
        maxLength: 6,
      })
      .map((drawn) => {
        const apart: Span[] = [];
        for (const { range: one, tier } of drawn.sort((a, b) => a.range.start - b.range.start)) {
          if (one.start >= (apart.at(-1)?.end ?? 0)) apart.push({ ...one, tier, kind: 'name', score: 0.9 });
        }
        return apart;
      });
    return fc.record({
      text: fc.constant(text),
      spans,
      chosen: fc.array(
        fc.record({
          range: fc.option(range, { nil: null }),
          index: fc.nat(),
          action: fc.constantFrom('mask' as const, 'keep' as const),
          scope: fc.constantFrom('here' as const, 'everywhere' as const),
        }),
        { maxLength: 8 },
      ),
    });
  })
  .map(({ text, spans, chosen }) => ({
    text,
    spans,
    decisions: chosen.flatMap(({ range, index, action, scope }): Decision[] => {
      const { start, end } = range ?? spans[index % Math.max(1, spans.length)] ?? { start: 0, end: 0 };
      return end > start ? [{ start, end, action, scope }] : [];
    }),
  }));

describe('a review', () => {
  it('lets a text go once every highlight is decided, and not before', () => {
    expect(found.map(({ tier }) => tier)).toContain('highlight');
    expect(canLeave(reviewText(TEXT, found, null))).toBe(false);
    expect(canLeave(review())).toBe(false);
    for (const action of ['mask', 'keep'] as const)
      expect(canLeave(review({ decisions: all(action) }))).toBe(true);
    expect(review({ decisions: all('keep') }).outcome.text).toBe(TEXT);
    expect(canLeave(reviewText('Loketnya bersih.', [], null))).toBe(true);
  });

  it('masks typed words everywhere, in any letter case, and tells those that are not there', () => {
    const { outcome, missing, problem, decisions } = review({
      words: ['LOKET', 'Kotabumi'],
      decisions: all('mask'),
    });
    expect(outcome.text).toContain('di [disamarkan] 3');
    expect({ missing, problem }).toEqual({ missing: ['Kotabumi'], problem: 'words-missing' });
    expect(decisions.at(-1)).toEqual({ ...place('loket'), action: 'mask', scope: 'everywhere' });
  });

  it.each([
    ['another text', { textHash: '0'.repeat(64) }],
    ['a place outside', { decisions: [{ start: 0, end: TEXT.length + 1, action: 'keep' as const }] }],
    ['a place of nothing', { decisions: [{ start: 3, end: 3, action: 'keep' as const }] }],
  ])('applies no decision that is about %s', (_, given) => {
    const refused = review({ decisions: all('keep'), ...given });
    expect(refused).toMatchObject({ problem: 'other-text', decisions: [], isReviewed: false });
    expect(refused.outcome).toEqual(reviewText(TEXT, found, null).outcome);
    expect(canLeave(refused)).toBe(false);
  });

  it('splits no character in two', () => {
    const { textHash } = reviewText('a 😀 b', [], null);
    const decisions = [{ start: 2, end: 3, action: 'mask' as const }];
    expect(reviewText('a 😀 b', [], sent({ textHash, decisions })).problem).toBe('other-text');
  });

  it('shows a draft without letting it go', () => {
    const draft = review({ decisions: all('mask'), isDraft: true });
    expect(draft.outcome.undecided).toEqual([]);
    expect(canLeave(draft)).toBe(false);
  });

  it('never lets a text go with a highlight that nobody decided, whatever was decided about the others', () => {
    fc.assert(
      fc.property(anyReview, ({ text, spans, decisions }) => {
        const { textHash } = reviewText(text, spans, null);
        const given = { textHash, decisions, words: [], isDraft: false };
        const { outcome, problem } = reviewText(text, spans, given);
        const decided = new Set(decisions.map(({ start, end }) => `${start}-${end}`));
        const words = new Set(decisions.filter(({ scope }) => scope === 'everywhere').map(wordsIn(text)));
        const isCovered = ({ start, end }: Span) =>
          outcome.spans.some((one) => one.tier === 'mask' && one.start <= start && end <= one.end);
        const waiting = spans.filter(
          (span) =>
            span.tier === 'highlight' &&
            !decided.has(`${span.start}-${span.end}`) &&
            !words.has(wordsIn(text)(span)) &&
            !isCovered(span),
        );
        if (waiting.length > 0) expect(problem).toBe('undecided');
        expect(problem === null).toBe(outcome.undecided.length === 0);
      }),
    );
  });

  it('leaves nothing readable of a masked place, and everything else as it was', () => {
    fc.assert(
      fc.property(anyReview, ({ text, spans, decisions }) => {
        const { outcome } = reviewText(text, spans, sent({ ...reviewText(text, spans, null), decisions }));
        const parts = partsAfter(text, outcome);
        expect(parts.map((part) => part.text).join('')).toBe(outcome.text);
        for (const { text: shown, start, end, state } of parts) {
          if (state === 'masked') expect(shown).toMatch(/^\[[^\]]+\]$/);
          else expect(shown).toBe(text.slice(start, end));
        }
        for (const span of spans) {
          const isReadable = parts.some(
            ({ start, end, state }) => state === null && start < span.end && span.start < end,
          );
          const isKept = decisions.some(
            (one) => one.action === 'keep' && wordsIn(text)(one) === wordsIn(text)(span),
          );
          if (isReadable) expect(isKept).toBe(true);
        }
        const before = partsBefore(text, outcome);
        expect(before.map((part) => part.text).join('')).toBe(text);
      }),
    );
  });

  it('comes out the same when its decisions are sent twice, and as before when they are taken back', () => {
    fc.assert(
      fc.property(anyReview, ({ text, spans, decisions }) => {
        const untouched = reviewText(text, spans, null);
        const once = reviewText(text, spans, sent({ ...untouched, decisions }));
        const twice = reviewText(
          text,
          spans,
          sent({ ...untouched, decisions: [...decisions, ...decisions] }),
        );
        expect(twice.outcome).toEqual(once.outcome);
        expect(reviewText(text, spans, sent({ ...untouched, decisions: [] })).outcome).toEqual(
          untouched.outcome,
        );
      }),
    );
  });
});

function wordsIn(text: string) {
  return ({ start, end }: { start: number; end: number }) =>
    text.slice(start, end).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

describe('a covered review', () => {
  it('holds no words of a mask, and the same places for the rest', () => {
    const whole = reviewText(TEXT, found, null);
    const covered = coverMasks(whole);
    expect(JSON.stringify({ ...covered, found: covered.found })).not.toMatch(/Rina|rina|0812/);
    expect(covered.text).toHaveLength(TEXT.length);
    expect(covered.found.map(({ tier }) => tier)).toEqual(['highlight']);
    expect(itemsOf(covered).map(({ words }) => words)).toEqual(['Istri Pak Camat']);
    expect(partsBefore(covered.text, covered.outcome).map(({ text }) => text)).toContain('[telepon]');
  });

  it('shows what a decision left readable', () => {
    const covered = coverMasks(review({ decisions: [{ ...place('0812-3456-7890'), action: 'keep' }] }));
    expect(covered.text).toContain('0812-3456-7890');
    expect(covered.text).not.toContain('Rina');
  });
});

describe('the fields of a review', () => {
  const fields = { 'tinjau-sidik': textHash };

  it('are read as decisions; a mask that is left as it is, is none', () => {
    const read = readDecisions(
      {
        ...fields,
        'tinjau-3-7': 'tetap',
        'tinjau-8-12': 'tetap',
        'tinjau-8-12-semua': 'ya',
        'tinjau-20-24': 'biarkan',
        'tinjau-30-34': 'samarkan',
        'tinjau-kata': ' satu \r\n\r\ndua',
        lihat: 'ya',
        uraian: 'x',
      },
      'tinjau',
    );
    expect(read).toEqual({
      textHash,
      decisions: [
        { start: 8, end: 12, action: 'mask', scope: 'everywhere' },
        { start: 20, end: 24, action: 'keep', scope: 'here' },
        { start: 30, end: 34, action: 'mask', scope: 'here' },
      ],
      words: ['satu', 'dua'],
      isDraft: true,
    });
  });

  it('give nothing when they are those of another review, or no hash is among them', () => {
    expect(readDecisions(fields, 'lain')).toBeNull();
    expect(readDecisions({ 'tinjau-3-7': 'biarkan' }, 'tinjau')).toBeNull();
    expect(readDecisions({ ...fields, 'tinjau-kata': 'x'.repeat(10_001) }, 'tinjau')).toBeNull();
  });

  it('that nobody sends are passed over', () => {
    const strange = { 'tinjau-3-7': 'hapus', 'tinjau--1-7': 'biarkan', 'tinjau-1-2-3': 'biarkan' };
    expect(readDecisions({ ...fields, ...strange }, 'tinjau')?.decisions).toEqual([]);
  });

  it('come back as they were chosen', () => {
    const chosen = review({
      decisions: [
        { ...place('Istri Pak Camat'), action: 'keep' },
        { ...place('loket'), action: 'mask', scope: 'everywhere' },
      ],
    });
    const items = itemsOf(chosen).map(({ words, tier, choice, isEverywhere }) => [
      words,
      tier,
      choice,
      isEverywhere,
    ]);
    expect(items).toContainEqual(['Rina', 'mask', 'tetap', false]);
    expect(items).toContainEqual(['loket', 'own', 'samarkan', true]);
    expect(items).toContainEqual(['Istri Pak Camat', 'highlight', 'biarkan', false]);
  });
});

describe('an English text', () => {
  const spansOf = (text: string, roster: string[] = []) =>
    findInEnglish(text, roster).map(({ start, end, kind, tier }) => [text.slice(start, end), kind, tier]);

  it('has capitalised words highlighted that are no common English ones, and no others', () => {
    expect(spansOf('The figures are wrong. It was asked by Budi Santoso.')).toEqual([
      ['Budi Santoso', 'name', 'highlight'],
    ]);
    expect(spansOf('The Education Office lacks several teachers.')).toEqual([]);
  });

  it('has numbers and the roster masked', () => {
    expect(spansOf('See siti khasanah, NIP 198802292012042999.', ['Hj. Siti Khasanah, S.Kep.'])).toEqual([
      ['siti khasanah', 'name', 'mask'],
      ['198802292012042999', 'nip', 'mask'],
    ]);
  });
});
