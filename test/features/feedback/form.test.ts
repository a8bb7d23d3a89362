import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conductItems, type FormValues, getInstrument, serviceElements } from '#features/feedback/index.ts';
import { parseFeedback } from '#features/feedback/schema.ts';

const INSTRUMENT = getInstrument(1);
const UNITS = ['igd', 'loket'];
const MONTHS = ['2026-11', '2026-10'];
const sound: FormValues = {
  kunci: 'abcdefghijklmnopqrstuvwxyz',
  unit: 'igd',
  bulan: '2026-10',
  hubungan: 'user',
  cerita: '',
  surel: 'warga@contoh.test',
  'unsur-TIME': '2',
  'unsur-COST': '4',
};

function parse(changes: FormValues) {
  return parseFeedback({ ...sound, ...changes }, INSTRUMENT, UNITS, MONTHS);
}

function problems(changes: FormValues): string[] {
  const parsed = parse(changes);
  return 'problems' in parsed ? parsed.problems.map(({ field, code }) => `${field} ${code}`) : [];
}

function text(cerita: string): string {
  const parsed = parse({ cerita });
  return 'input' in parsed ? parsed.input.text : '(refused)';
}

describe('the form', () => {
  it('gives ratings as numbers, and leaves out what was not answered', () => {
    expect(parse({ 'unsur-CONDUCT': '', 'perilaku-1.2': '3', 'perilaku-2.1': '' })).toEqual({
      input: {
        idempotencyKey: sound['kunci'],
        serviceUnit: 'igd',
        serviceMonth: '2026-10',
        relation: 'user',
        text: '',
        salt: null,
        answers: { TIME: 2, COST: 4 },
        conduct: { '1.2': 3 },
      },
    });
  });

  it('names every problem of every field at once', () => {
    const empty = parseFeedback({}, INSTRUMENT, UNITS, MONTHS);
    expect('problems' in empty && empty.problems.map(({ field }) => field).sort()).toEqual(
      ['kunci', 'unit', 'bulan', 'hubungan', 'unsur'].sort(),
    );
    expect(
      problems({
        kunci: 'x',
        unit: 'elsewhere',
        bulan: '1999-01',
        hubungan: 'boss',
        cerita: `${'a'.repeat(2001)}\u0000`,
        surel: '',
        'unsur-TIME': '9',
        'unsur-COST': '',
        'perilaku-1.1': 'yes',
      }).sort(),
    ).toEqual([
      'bulan feedback.month-missing',
      'cerita feedback.text-control-characters',
      'cerita feedback.text-too-long',
      'hubungan feedback.relation-missing',
      'kunci feedback.form-key-missing',
      'perilaku-1.1 feedback.answer-invalid',
      'unit feedback.unit-missing',
      'unsur feedback.too-few-answers',
      'unsur-TIME feedback.answer-invalid',
    ]);
  });

  it('needs two answers of the nine elements; conduct does not count', () => {
    const none = Object.fromEntries(serviceElements.map(({ code }) => [`unsur-${code}`, '']));
    const conduct = Object.fromEntries(conductItems.map(({ code }) => [`perilaku-${code}`, '4']));
    expect(problems({ ...none, ...conduct })).toEqual(['unsur feedback.too-few-answers']);
    expect(problems({ ...none, ...conduct, 'unsur-TIME': '1' })).toEqual(['unsur feedback.too-few-answers']);
    expect(problems({ ...none, 'unsur-TIME': '1', 'unsur-COST': '1' })).toEqual([]);
  });

  it('takes ratings from 1 to 4 and nothing else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 3 }), fc.integer().map(String)), (value) => {
        const isRating = ['', '1', '2', '3', '4'].includes(value);
        expect(problems({ 'unsur-FACILITIES': value }).length === 0).toBe(isRating);
      }),
    );
  });

  it('takes a month that is offered, and refuses the one before and the one after', () => {
    expect(problems({ bulan: '2026-11' })).toEqual([]);
    for (const bulan of ['2026-09', '2026-12', '2026-1', '11-2026', '']) {
      expect(problems({ bulan })).toEqual(['bulan feedback.month-missing']);
    }
  });

  it('ignores fields that it does not know', () => {
    const parsed = parse({ 'unsur-SECRET': '4', 'perilaku-9.9': '4', admin: '1' });
    expect('input' in parsed && [parsed.input.answers, parsed.input.conduct]).toEqual([
      { TIME: 2, COST: 4 },
      {},
    ]);
  });
});

describe('the text', () => {
  it('is kept in NFC with line feeds, and nothing around it', () => {
    expect(text('  Cafe\u0301 di\r\nlantai\tdua \r\n ')).toBe('Café di\nlantai\tdua');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (raw) => {
        const kept = text(raw);
        if (kept === '(refused)') return;
        expect(kept).toBe(kept.normalize('NFC').trim());
        expect(text(kept)).toBe(kept);
      }),
    );
  });

  it.each(['\u0000', '\u0007', '\u001b', '\u007f', '\u0085', '\u009b', 'a\rb'])(
    'holds no control character: %j',
    (raw) => {
      expect(problems({ cerita: `a${raw}b` })).toEqual(['cerita feedback.text-control-characters']);
    },
  );

  it('counts characters, not code units or bytes', () => {
    expect(problems({ cerita: '😀'.repeat(2000) })).toEqual([]);
    expect(problems({ cerita: '😀'.repeat(2001) })).toEqual(['cerita feedback.text-too-long']);
    expect(problems({ cerita: 'e\u0301'.repeat(2000) })).toEqual([]);
    expect(problems({ cerita: `${' '.repeat(3000)}a` })).toEqual([]);
    expect(problems({ cerita: 'a\r\n'.repeat(1000) })).toEqual([]);
  });
});
