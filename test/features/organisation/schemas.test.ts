import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleInput, standingOf, stateOf } from '#features/organisation/index.ts';
import { parseBearer } from '#features/organisation/rules/token.ts';
import { parseApplication } from '#features/organisation/schema/application.ts';
import { checkSchema } from '#features/organisation/schema/check.ts';
import { draftSchema } from '#features/organisation/schema/draft.ts';
import { inputSchema } from '#features/organisation/schema/input.ts';
import { inputValues, parseInputForm } from '#features/organisation/schema/input-form.ts';
import { rowContent, SHEET_COLUMNS } from '#features/organisation/schema/input-sheet.ts';
import { invitationSchema } from '#features/organisation/schema/invitation.ts';
import { problemsOf } from '#features/organisation/schema/text.ts';
import { tokenSchema } from '#features/organisation/schema/token.ts';
import { parseStrictJson } from '#lib/strict-json.ts';

const RUNS = 10_000;
const CODE = /^organisation\.[a-z-]+$/;
const anything = fc.anything({ withBigInt: false, maxDepth: 3 });
const FORM =
  'kunci bentuk nama nomor akta-nomor akta-tanggal akta-notaris npwp domisili mandat kontak-nama surel benturan benturan-uraian disebut'.split(
    ' ',
  );
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 3000 }),
  fc.constant('ada'),
);
const form = (names: readonly string[]) => fc.dictionary(fc.constantFrom(...names), text);

/** Part of an example, with some of it replaced by anything. */
const mutated = fc
  .dictionary(fc.constantFrom(...Object.keys(exampleInput)), anything)
  .map((changes) => ({ ...exampleInput, ...changes }));

describe('whatever comes from outside', () => {
  it('as an application is taken or refused with codes, and never breaks', () => {
    fc.assert(
      fc.property(form(FORM), (values) => {
        const parsed = parseApplication(values, '2026-11-24');
        if ('problems' in parsed) {
          expect(parsed.problems.length).toBeGreaterThan(0);
          for (const { code, field } of parsed.problems) {
            expect(code).toMatch(CODE);
            expect(FORM).toContain(field);
          }
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('as an input is taken as it stands afterwards, or refused with codes', () => {
    fc.assert(
      fc.property(fc.oneof(mutated, anything), (value) => {
        const parsed = inputSchema.safeParse(value);
        if (parsed.success) expect(inputSchema.parse(parsed.data)).toEqual(parsed.data);
        else for (const { code } of problemsOf(parsed.error)) expect(code).toMatch(CODE);
      }),
      { numRuns: 2 * RUNS },
    );
  });

  it('as the form of an input gives its own values back, or a problem at one of its fields', () => {
    const names = [...Object.keys(inputValues(exampleInput)), 'bukti-COST', 'nilai-COST', 'yakin-COST'];
    fc.assert(
      fc.property(form(names), (changes) => {
        const values = { ...inputValues(exampleInput), ...changes };
        const parsed = parseInputForm(exampleInput.window, values);
        if ('problems' in parsed) for (const { code } of parsed.problems) expect(code).toMatch(CODE);
        else expect(parseInputForm(exampleInput.window, inputValues(parsed.content))).toEqual(parsed);
      }),
      { numRuns: RUNS },
    );
  });

  it('as a row of a sheet becomes an input or problems', () => {
    fc.assert(
      fc.property(form(SHEET_COLUMNS), (row) => {
        const parsed = inputSchema.safeParse(rowContent(row));
        if (!parsed.success) for (const { code } of problemsOf(parsed.error)) expect(code).toMatch(CODE);
      }),
      { numRuns: RUNS },
    );
  });

  it.each([
    ['a checklist', checkSchema],
    ['a draft', draftSchema],
    ['an invitation', invitationSchema],
    ['a token', tokenSchema],
  ] as const)('as %s never breaks its schema', (_, schema) => {
    fc.assert(
      fc.property(fc.oneof(anything, fc.dictionary(fc.string(), text)), (value) => {
        expect(typeof schema.safeParse(value).success).toBe('boolean');
      }),
      { numRuns: RUNS },
    );
  });

  it('as JSON is what JSON.parse makes of it, or refused', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (json) => {
        const parsed = parseStrictJson(Buffer.from(json));
        if (parsed.ok) expect(parsed.value).toEqual(JSON.parse(json));
        else expect(['duplicate-name', 'refused-name']).toContain(parsed.code);
      }),
      { numRuns: RUNS },
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (garbage) => {
        let isJson = true;
        try {
          JSON.parse(garbage);
        } catch {
          isJson = false;
        }
        if (!isJson) expect(parseStrictJson(Buffer.from(garbage)).ok).toBe(false);
      }),
      { numRuns: RUNS },
    );
  });

  it('as a header is a token of ours or none', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((rest) => `Bearer ${rest}`),
        ),
        (header) => {
          expect(parseBearer(header)).toBeNull();
        },
      ),
      { numRuns: RUNS },
    );
    expect(parseBearer(`bearer tapis_${'a'.repeat(32)}`)).toBe(`tapis_${'a'.repeat(32)}`);
    expect(parseBearer(`Bearer tapis_${'a'.repeat(32)}, x`)).toBeNull();
  });
});

describe('an organisation', () => {
  it('is active to the end of its last day, and suspended whatever the day', () => {
    const standing = (state: 'verified' | 'suspended', today: string) =>
      standingOf({ state, validUntil: '2027-11-24' }, today);
    expect(standing('verified', '2027-11-24')).toBe('active');
    expect(standing('verified', '2027-11-25')).toBe('expired');
    expect(standing('suspended', '2026-11-24')).toBe('suspended');
  });

  it('has an input that is a draft until it is sent, and nothing any more once withdrawn', () => {
    expect(stateOf({ revision: 0, withdrawnAt: null })).toBe('draft');
    expect(stateOf({ revision: 1, withdrawnAt: null })).toBe('sent');
    expect(stateOf({ revision: 1, withdrawnAt: new Date(0) })).toBe('withdrawn');
  });
});
