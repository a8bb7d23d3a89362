import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDecisions, type Decision, redactText, type Span } from '#features/anonymity/index.ts';

const text = 'Bu Rina dan istri Pak Camat. Kata rina, Camat di Kedaton; Kedaton jauh.';
const at = (words: string, from = 0) => {
  const start = text.indexOf(words, from);
  return { start, end: start + words.length };
};
const spans: Span[] = [
  { ...at('Rina'), kind: 'name', score: 0.95, tier: 'mask' },
  { ...at('istri Pak Camat'), kind: 'office', score: 0.4, tier: 'highlight' },
  { ...at('rina'), kind: 'name', score: 0.85, tier: 'highlight' },
];
const review = (...decisions: Decision[]) => applyDecisions(text, spans, decisions);

describe('decisions about a redaction', () => {
  it('leave masks masked and highlights waiting when there are none', () => {
    const { text: reviewed, undecided } = review();
    expect(reviewed).toBe(text.replace('Rina', '[nama]'));
    expect(undecided.map(({ kind }) => kind)).toEqual(['office', 'name']);
  });

  it('mask and keep span by span', () => {
    const { text: reviewed, undecided } = review(
      { ...at('Rina'), action: 'keep' },
      { ...at('istri Pak Camat'), action: 'mask' },
      { ...at('rina'), action: 'keep' },
    );
    expect(reviewed).toBe(text.replace('istri Pak Camat', '[jabatan]'));
    expect(undecided).toEqual([]);
  });

  it('reach the same words everywhere, in any letter case', () => {
    expect(review({ ...at('rina'), action: 'mask', scope: 'everywhere' }).text).toBe(
      text.replace('Rina', '[nama]').replace('rina', '[nama]'),
    );
    expect(review({ ...at('rina'), action: 'keep', scope: 'everywhere' }).text).toBe(text);
  });

  it('about one place outweigh one about everywhere', () => {
    const { text: reviewed } = review(
      { ...at('rina'), action: 'mask' },
      { ...at('Rina'), action: 'keep', scope: 'everywhere' },
    );
    expect(reviewed).toBe(text.replace('rina', '[nama]'));
  });

  it('mask what no recogniser saw', () => {
    expect(review({ ...at('Kedaton'), action: 'mask', kind: 'address', scope: 'everywhere' }).text).toBe(
      text.replace('Rina', '[nama]').replaceAll('Kedaton', '[alamat]'),
    );
  });

  it('may be changed: the last one holds', () => {
    expect(review({ ...at('Rina'), action: 'keep' }, { ...at('Rina'), action: 'mask' }).text).toBe(
      text.replace('Rina', '[nama]'),
    );
  });

  it('mask the words that a selection shares with a mask as a whole', () => {
    const overlapping = { start: text.indexOf('ina'), end: text.indexOf(' istri'), action: 'mask' } as const;
    const { text: reviewed, undecided } = review(overlapping, { ...at('rina'), action: 'keep' });
    expect(reviewed).toBe(text.replace('Rina dan', '[disamarkan]'));
    expect(undecided.map(({ kind }) => kind)).toEqual(['office']);
  });

  it('may keep a span and mask a part of it', () => {
    const { text: reviewed } = review(
      { ...at('istri Pak Camat'), action: 'keep' },
      { ...at('Camat'), action: 'mask', kind: 'office' },
    );
    expect(reviewed).toContain('istri Pak [jabatan].');
  });

  it('tell what they leave readable', () => {
    const { kept } = review({ ...at('Rina'), action: 'keep' }, { ...at('rina'), action: 'mask' });
    expect(kept).toEqual([spans[0]]);
  });

  it('outside the text are a mistake of the caller', () => {
    expect(() => review({ start: 5, end: 5_000, action: 'mask' })).toThrow(RangeError);
  });

  it('give spans in order and without overlaps, and change nothing but these', () => {
    const decisions = fc.array(
      fc.record({
        start: fc.nat(40),
        length: fc.integer({ min: 1, max: 20 }),
        action: fc.constantFrom('mask' as const, 'keep' as const),
        scope: fc.constantFrom('here' as const, 'everywhere' as const),
      }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(decisions, (drawn) => {
        const reviewed = review(
          ...drawn.map(({ start, length, action, scope }) => ({ start, end: start + length, action, scope })),
        );
        let end = 0;
        let rest = reviewed.text;
        for (const span of reviewed.spans) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          if (span.tier === 'mask') {
            const kept = text.slice(end, span.start);
            expect(rest.startsWith(kept)).toBe(true);
            rest = rest.slice(kept.length).replace(/^\[[^\]]+\]/, '');
            end = span.end;
          }
        }
        expect(rest).toBe(text.slice(end));
      }),
    );
  });

  it('on a redaction without any give the redaction', () => {
    const redaction = redactText('Bu Rina, HP 081279991234', { roster: [] });
    expect(applyDecisions('Bu Rina, HP 081279991234', redaction.spans, []).text).toBe(redaction.text);
  });
});
