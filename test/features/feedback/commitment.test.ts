import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feedbackCommitment } from '#db/schema/index.ts';
import { openForCorrection, readReceipt, withdrawFeedback } from '#features/feedback/index.ts';
import { commitmentBytes, committedFeedback } from '#features/feedback/rules/commitment.ts';
import { openNote, parseVerifierKey } from '#features/record/index.ts';
import { createOpen, createSent, NETWORK } from '#test/features/feedback/sent.ts';
import { formValues, send, speak } from '#test/features/feedback/window.ts';

const SALT = Buffer.alloc(32, 5).toString('base64url');

/** The commitment as record.md words it, made without the product's code. */
function commitmentOf(salt: string, canonical: string): string {
  return createHash('sha256')
    .update('tapis-masukan/v1\0')
    .update(Buffer.from(salt, 'base64url'))
    .update(canonical)
    .digest('hex');
}

describe('the commitment', () => {
  it('is the hash of the prefix, the salt and the one spelling of what was said', () => {
    const feedback = committedFeedback('w', {
      serviceUnit: 'igd',
      serviceMonth: '2026-10',
      relation: 'user',
      answers: { TIME: 2, CONDUCT: 4 },
      conduct: {},
      text: 'Antre "dua" jam.',
    });
    const canonical =
      '{"answers":{"CONDUCT":4,"TIME":2},"conduct":{},"month":"2026-10","relation":"user","text":"Antre \\"dua\\" jam.","unit":"igd","v":1,"window":"w"}';
    const bytes = commitmentBytes(Buffer.from(SALT, 'base64url'), feedback);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(commitmentOf(SALT, canonical));
  });

  it('is another one for whatever else is said, and for every other salt', () => {
    const contents = fc.record({
      serviceUnit: fc.constantFrom('a', 'b'),
      serviceMonth: fc.constantFrom('2026-10', '2026-11'),
      relation: fc.constantFrom('user', 'other'),
      answers: fc.dictionary(fc.constantFrom('TIME', 'COST'), fc.integer({ min: 1, max: 4 }), {
        noNullPrototype: true,
      }),
      conduct: fc.dictionary(fc.constantFrom('1.1', '2.1'), fc.integer({ min: 1, max: 4 }), {
        noNullPrototype: true,
      }),
      text: fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.toWellFormed()),
    });
    const salts = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(contents, contents, salts, salts, (one, other, salt, otherSalt) => {
        const bytes = (content: typeof one, with_: Uint8Array) =>
          Buffer.from(commitmentBytes(with_, committedFeedback('w', content))).toString('hex');
        const isSame = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
        expect(bytes(one, salt) === bytes(other, salt)).toBe(isSame);
        if (Buffer.compare(salt, otherSalt) !== 0) expect(bytes(one, salt)).not.toBe(bytes(one, otherSalt));
      }),
      { numRuns: 1000 },
    );
  });
});

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
}

describe('a receipt', () => {
  it('holds what was said with the browser’s salt, and a promise that the portal has signed', async () => {
    const { context, window } = await createOpen();
    const { reference } = await speak(context, window, 1, { garam: SALT, cerita: 'Antre dua jam.' });
    const receipt = await readReceipt(context, reference, NETWORK);
    if (!receipt.ok) throw new Error(receipt.code);
    const { feedback, salt, commitment, promise, verifierKey } = receipt.value;
    expect(salt).toBe(SALT);
    expect(feedback).toMatchObject({
      v: 1,
      window: window.id,
      unit: 'rsud-abdul-moeloek-igd',
      text: 'Antre dua jam.',
    });
    const verifier = parseVerifierKey(verifierKey);
    expect(verifier?.name).toBe('localhost:4321/log/feedback');
    const deadline = new Date(context.clock.now().getTime() + 24 * 3_600_000).toISOString();
    expect(verifier && openNote(promise, verifier)).toBe(
      `tapis-janji/v1\nlocalhost:4321/log/feedback\n${commitment}\n${deadline}\n`,
    );
    const bytes = commitmentBytes(Buffer.from(salt, 'base64url'), feedback);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(commitment);
  });

  it('has a salt of the server’s where the browser made none, or a broken one', async () => {
    const { context, window } = await createOpen();
    for (const [n, garam] of ['', 'short', `${SALT}A`].entries()) {
      const { reference } = await speak(context, window, n, garam === '' ? {} : { garam });
      const receipt = await readReceipt(context, reference, NETWORK);
      expect(receipt.ok && receipt.value.salt).toMatch(/^[A-Za-z0-9_-]{43}$/);
      expect(receipt.ok && receipt.value.salt).not.toBe(garam);
    }
  });

  it('is not given before the code is entered, nor after the feedback is withdrawn', async () => {
    const { context, confirm, id } = await createSent();
    const rows = () => context.database.read.select().from(feedbackCommitment);
    expect(await rows()).toMatchObject([{ feedbackId: id, revision: 1, promise: null, promisedAt: null }]);
    const confirmed = await confirm();
    if (!confirmed.ok) throw new Error(confirmed.code);
    const { reference } = confirmed.value;
    expect(await rows()).toMatchObject([{ promisedAt: context.clock.now() }]);
    expect(await readReceipt(context, reference, NETWORK)).toMatchObject({ ok: true });
    await withdrawFeedback(context, reference, NETWORK);
    expect(await readReceipt(context, reference, NETWORK)).toMatchObject({ ok: false });
  });

  it('stays the same when the code is entered again', async () => {
    const { context, confirm } = await createSent();
    const confirmed = await confirm();
    const reference = confirmed.ok ? confirmed.value.reference : '';
    const first = await readReceipt(context, reference, NETWORK);
    context.clock.set(new Date(context.clock.now().getTime() + 60_000));
    await confirm();
    expect(await readReceipt(context, reference, NETWORK)).toEqual(first);
  });
});

describe('what is stored of a commitment', () => {
  it('tells nothing without the sealed salt: the table holds a hash and a signature', async () => {
    const { context, window } = await createOpen();
    await send(context, window, formValues(context, { garam: SALT, cerita: 'Antre dua jam.' }));
    const [row] = await context.database.read.select().from(feedbackCommitment);
    expect(JSON.stringify(row)).not.toContain(SALT);
    expect(JSON.stringify(row)).not.toContain('Antre');
  });

  it('is opened for correction by its author alone', async () => {
    const { context } = await createOpen();
    expect(await openForCorrection(context, 'TAPIS-AAAA-AAAA-AAAA-AAAA', NETWORK)).toMatchObject({
      code: 'feedback.submission-unknown',
    });
  });
});
