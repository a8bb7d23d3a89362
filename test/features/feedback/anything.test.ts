import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conductItems, parseReference, serviceElements } from '#features/feedback/index.ts';
import { instruments, newestInstrument } from '#features/feedback/rules/instrument.ts';
import { FEWEST_ANSWERS, LONGEST_TEXT, parseFeedback } from '#features/feedback/schema.ts';
import { deliveryAddress, networkPrefix, normaliseEmail } from '#features/identity/index.ts';
import { emailProblem } from '#features/identity/rules/email.ts';
import { altchaPayloadSchema, hcaptchaAnswerSchema, newAccountSchema } from '#features/identity/schema.ts';

/** Together 100,000 cases; each kind is cheap, so that the file stays a matter of seconds. */
const FORMS = 30_000;
const ADDRESSES = 50_000;
const OTHERS = 10_000;

const UNITS = ['igd', 'loket'];
const MONTHS = ['2026-11', '2026-10'];

const rough = fc.string({ unit: 'binary', maxLength: 12 });
const fields = [
  ...['kunci', 'unit', 'bulan', 'hubungan', 'cerita', 'surel'],
  ...serviceElements.map(({ code }) => `unsur-${code}`),
  ...conductItems.map(({ code }) => `perilaku-${code}`),
];
/** Values that are right somewhere, and some that are right nowhere. */
const value = fc.oneof(
  fc.constantFrom('', '1', '4', '5', 'igd', '2026-10', 'user', 'a'.repeat(26), 'warga@contoh.test'),
  fc.constantFrom('a'.repeat(LONGEST_TEXT), 'a'.repeat(LONGEST_TEXT + 1), '\u0000', '__proto__'),
  rough,
);
const form = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom(...fields), rough), value), { maxLength: 14 })
  .map((entries) => Object.fromEntries(entries));
const soundForm = fc
  .tuple(
    fc.record({ 'unsur-TIME': fc.constantFrom('1', '4', '7'), cerita: value, surel: value, kunci: value }),
    fc.boolean(),
  )
  .map(([changed, isChanged]) => ({
    ...{ kunci: 'a'.repeat(26), unit: 'igd', bulan: '2026-10', hubungan: 'user', 'unsur-COST': '3' },
    ...{ 'unsur-TIME': '2', surel: 'warga@contoh.test' },
    ...(isChanged && changed),
  }));

const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef') });
const domain = fc.oneof(
  fc.domain(),
  fc.constantFrom('contoh.test', 'bücher.example', 'exаmple.org', 'xn--80ak6aa92e.com', 'пример.рф'),
  rough,
);
const address = fc.oneof(
  fc.emailAddress(),
  fc.tuple(rough, fc.constantFrom('@', '＠', '﹫', '@@', ''), domain).map((parts) => parts.join('')),
);

describe('whatever comes from outside', () => {
  it('as a form is taken with every rule kept, or refused with a field for every problem', () => {
    fc.assert(
      fc.property(fc.oneof(form, soundForm), (values) => {
        const parsed = parseFeedback(values, newestInstrument(instruments), UNITS, MONTHS);
        if ('problems' in parsed) {
          expect(parsed.problems.length).toBeGreaterThan(0);
          for (const { field, code } of parsed.problems)
            if (!(field === 'unsur' || fields.includes(field)) || !code.startsWith('feedback.'))
              throw new Error(`${field} ${code}`);
          return;
        }
        const { input } = parsed;
        const ratings = [...Object.values(input.answers), ...Object.values(input.conduct)];
        const isSound =
          UNITS.includes(input.serviceUnit) &&
          MONTHS.includes(input.serviceMonth) &&
          [...input.text].length <= LONGEST_TEXT &&
          /^[a-z2-7]{26}$/.test(input.idempotencyKey) &&
          Object.keys(input.answers).length >= FEWEST_ANSWERS &&
          ratings.every((rating) => [1, 2, 3, 4].includes(rating));
        if (!isSound) throw new Error(JSON.stringify(input));
      }),
      { numRuns: FORMS },
    );
  });

  it('as an address is one line to one receiver in ASCII, or none', () => {
    fc.assert(
      fc.property(address, (typed) => {
        const canonical = normaliseEmail(typed);
        if (canonical === null) return ['invalid', 'look-alike'].includes(emailProblem(typed));
        const isOne = /^[\x21-\x7e]+$/.test(canonical) && normaliseEmail(canonical) === canonical;
        const to = deliveryAddress(typed);
        return isOne && /^[^@,;<>\s"]+@[a-z0-9.-]+$/i.test(to) && normaliseEmail(to) === canonical;
      }),
      { numRuns: ADDRESSES },
    );
  });

  it('as a network or a reference has one reading at most', () => {
    fc.assert(
      fc.property(fc.oneof(rough, fc.ipV4(), fc.ipV6()), (text) => {
        const reference = parseReference(text);
        return (
          /^(unknown|.*\/(24|48))$/.test(networkPrefix(text)) &&
          (reference === null || parseReference(reference) === reference)
        );
      }),
      { numRuns: OTHERS },
    );
  });

  it('as a captcha’s answer or an account is taken as described, or refused without an error', () => {
    const json = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.record({ success: fc.oneof(fc.boolean(), fc.jsonValue()), hostname: fc.jsonValue() }),
      fc.record({
        challenge: fc.record({ parameters: fc.jsonValue(), signature: hex }),
        solution: fc.record({ counter: fc.double(), derivedKey: fc.oneof(hex, rough) }),
      }),
      fc.record({
        email: fc.oneof(fc.emailAddress(), rough),
        displayName: rough,
        roles: fc.array(fc.constantFrom('officer', 'admin', 'king')),
        agencies: fc.array(rough, { maxLength: 2 }),
        password: fc.string({ maxLength: 20 }),
      }),
    );
    fc.assert(
      fc.property(json, (given) => {
        const account = newAccountSchema.safeParse(given);
        const answer = hcaptchaAnswerSchema.safeParse(given);
        const payload = altchaPayloadSchema.safeParse(given);
        if (account.success && (account.data.password.length < 12 || account.data.roles.length === 0))
          throw new Error('an account that is none');
        if (answer.success && typeof answer.data.success !== 'boolean') throw new Error('no answer');
        if (payload.success && payload.data.solution.counter < 0) throw new Error('no solution');
      }),
      { numRuns: OTHERS },
    );
  });
});
