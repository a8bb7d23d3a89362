import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anonymityPolicy } from '#db/schema/index.ts';
import { defaultPolicy } from '#features/anonymity/index.ts';
import { listEvents } from '#features/identity/index.ts';
import {
  GROUP_BOUNDS,
  listPolicies,
  POLICY_BOUNDS,
  setPolicy,
  type TypedPolicy,
} from '#features/publication/index.ts';
import { policyInForce } from '#features/publication/policy.ts';
import { parsePolicy } from '#features/publication/schema/policy.ts';
import type { Actor, Role } from '#lib/context.ts';
import { createActor } from '#test/features/publication/actor.ts';
import { admin, policyWith, typedDecision } from '#test/features/publication/policy.ts';
import { accepted } from '#test/features/publication/register.ts';
import { createTestContext } from '#test/support/context.ts';

const actorWith = (role: Role): Actor => ({ accountId: role, roles: [role], agencies: [] });
const auditor = actorWith('auditor');

async function createAdministered() {
  const context = await createTestContext();
  await createActor(context, admin.accountId);
  const set = (changes: TypedPolicy, expectedVersion = 0, by: Actor | null = admin) =>
    setPolicy(context, by, policyWith(changes), expectedVersion);
  const events = async () =>
    (await accepted(listEvents(context, auditor))).filter(({ action }) => action.startsWith('publication.'));
  return { context, set, events };
}

describe('the policy', () => {
  it('is the one that is built in, until an administrator sets one', async () => {
    const { context } = await createAdministered();
    const builtIn = { version: 0, ...defaultPolicy, fewestTransfers: 5, setBy: null, setAt: null };
    expect(await policyInForce(context)).toMatchObject(builtIn);
    expect(await accepted(listPolicies(context, auditor))).toEqual([await policyInForce(context)]);
  });

  it('is what was set last; what was set before stays, with who, when and why', async () => {
    const { context, set } = await createAdministered();
    const first = await accepted(set({ k: '8', costCapPercent: '45', reason: ' Kelompok lebih besar. ' }));
    context.clock.advance(3600);
    const second = await accepted(set({ closingYear: '2025', reason: 'Tutup 2025.' }, 1));
    expect(first).toMatchObject({
      version: 1,
      k: 8,
      costCapShare: 0.45,
      isYearClose: false,
      setBy: 'admin',
      reason: 'Kelompok lebih besar.',
    });
    expect(second).toMatchObject({ version: 2, k: 5, closingYear: '2025', isYearClose: true });
    expect(second.setAt).toEqual(context.clock.now());
    expect(await policyInForce(context)).toEqual(second);
    expect(await accepted(listPolicies(context, auditor))).toEqual([
      second,
      first,
      expect.objectContaining({ version: 0 }),
    ]);
  });

  it('is set by administrators only, and read by them, by auditors and by officers', async () => {
    const { context, set, events } = await createAdministered();
    const forbidden = { ok: false, code: 'identity.forbidden' };
    for (const role of ['officer', 'approver', 'evaluator', 'auditor'] as const) {
      expect(await set({ k: '8' }, 0, actorWith(role))).toEqual(forbidden);
    }
    expect(await set({ k: '8' }, 0, null)).toEqual({ ok: false, code: 'identity.sign-in' });
    expect(await events()).toEqual([]);
    for (const role of ['admin', 'auditor', 'officer'] as const) {
      expect(await listPolicies(context, actorWith(role))).toMatchObject({ ok: true });
    }
    for (const role of ['approver', 'evaluator'] as const) {
      expect(await listPolicies(context, actorWith(role))).toEqual(forbidden);
    }
    expect(await listPolicies(context, null)).toEqual({ ok: false, code: 'identity.sign-in' });
  });

  it('of before each group of grounds had its own limit still says what it said', async () => {
    const { context, set } = await createAdministered();
    const { database } = context;
    const old = sql`INSERT INTO anonymity_policy (version, k, k_sensitive, kpop, cost_cap_percent, minimum_delay_days,
      fewest_transfers, set_by, set_at, reason) VALUES (1, 8, 13, 40, 60, 30, 10, 'admin', 1, 'Dulu.')`;
    await database.read.run(old);
    expect(await policyInForce(context)).toMatchObject({
      version: 1,
      k: 8,
      kByGroup: { MERIT: 8, ORGANISATION: 8, REQUEST: 13 },
      publicOffice: null,
    });
    await accepted(set({ kByGroup: { MERIT: '9', ORGANISATION: '7', REQUEST: '20' } }, 1));
    const [now, before] = await accepted(listPolicies(context, auditor));
    expect(now).toMatchObject({ kByGroup: { MERIT: 9, ORGANISATION: 7, REQUEST: 20 } });
    expect(before).toMatchObject({ version: 1, kByGroup: { REQUEST: 13 }, reason: 'Dulu.' });
  });

  it('keeps the legal decision that permits to publish public offices, and its history', async () => {
    const { context, set } = await createAdministered();
    await accepted(set({ publicOffice: { ...typedDecision, date: '04-05-2026', link: '' } }));
    const { publicOffice } = await policyInForce(context);
    expect(publicOffice).toEqual({ ...typedDecision, link: null });
    await accepted(set({}, 1));
    expect(
      (await accepted(listPolicies(context, auditor))).map((one) => one.publicOffice?.number ?? null),
    ).toEqual([null, typedDecision.number, null]);
  });

  it('is in the audit trail with its numbers, and without the words of reason and decision', async () => {
    const { set, events } = await createAdministered();
    await accepted(set({ kpop: '40', closingYear: '2025', publicOffice: typedDecision }));
    expect(await events()).toEqual([
      expect.objectContaining({
        accountId: 'admin',
        action: 'publication.policy-set',
        object: 'policy:1',
        detail: {
          k: 5,
          kMERIT: 5,
          kORGANISATION: 5,
          kREQUEST: 11,
          kpop: 40,
          costCapPercent: 60,
          minimumDelayDays: 30,
          fewestTransfers: 10,
          closingYear: '2025',
          publicOfficeSince: '2026-05-04',
        },
      }),
    ]);
  });

  it('is not set by who has read an older one, nor one that does not exist yet', async () => {
    const { context, set, events } = await createAdministered();
    await accepted(set({ k: '8' }));
    for (const version of [0, 2, -1, Number.NaN]) {
      expect(await set({ k: '9' }, version)).toEqual({ ok: false, code: 'publication.policy-outdated' });
    }
    expect(await policyInForce(context)).toMatchObject({ version: 1, k: 8 });
    expect(await events()).toHaveLength(1);
  });

  it('is that of one of two who set it at the same time', async () => {
    const { context, set, events } = await createAdministered();
    const outcomes = await Promise.all([set({ k: '8' }), set({ k: '9' })]);
    expect(outcomes.map((one) => (one.ok ? 'set' : one.code)).sort()).toEqual([
      'publication.policy-outdated',
      'set',
    ]);
    expect((await policyInForce(context)).k).toBe(outcomes[0]?.ok ? 8 : 9);
    expect(await events()).toHaveLength(1);
  });

  it('cannot be changed, replaced or taken away afterwards', async () => {
    const { context, set } = await createAdministered();
    await accepted(set({}));
    const { read, write } = context.database;
    const [row] = await read.select().from(anonymityPolicy);
    if (row === undefined) throw new Error('Nothing was set.');
    await expect(write([read.update(anonymityPolicy).set({ k: 2 })])).rejects.toThrow('append-only');
    await expect(write([read.insert(anonymityPolicy).values({ ...row, k: 2 })])).rejects.toThrow(
      'append-only',
    );
    await expect(write([read.delete(anonymityPolicy)])).rejects.toThrow('append-only');
    expect(await read.select().from(anonymityPolicy)).toEqual([row]);
  });
});

describe('the form of the policy', () => {
  const problemsOf = (changes: TypedPolicy) => {
    const parsed = parsePolicy(policyWith(changes), '2026-11-24');
    return 'problems' in parsed ? parsed.problems : [];
  };

  it.each(Object.entries(POLICY_BOUNDS))('keeps %s within its bounds', (field, { lowest, highest }) => {
    // kpop and the fewest transfers are compared with k besides.
    const kByGroup = { MERIT: '100', ORGANISATION: '100', REQUEST: '100' };
    const fitting = field === 'k' ? { kpop: '1000', fewestTransfers: '1000', kByGroup } : {};
    const problems = (value: string) => problemsOf({ ...fitting, [field]: value });
    expect(problems(String(lowest))).toEqual([]);
    expect(problems(String(highest))).toEqual([]);
    for (const wrong of [
      lowest - 1,
      highest + 1,
      '',
      ' ',
      'lima',
      '-6',
      `${lowest}.5`,
      '1e1',
      '٢٠',
      '99999999',
    ]) {
      expect(problems(String(wrong)), String(wrong)).toEqual([
        { field, code: expect.stringMatching(/-out-of-bounds$/), details: { lowest, highest } },
      ]);
    }
  });

  it.each([
    ['kpop', 'publication.kpop-out-of-bounds', '29'],
    ['fewestTransfers', 'publication.fewest-transfers-out-of-bounds', '29'],
  ] as const)('keeps %s at k or above', (field, code, below) => {
    const fitting = { k: '30', kpop: '30', fewestTransfers: '30' };
    expect(problemsOf(fitting)).toEqual([]);
    expect(problemsOf({ ...fitting, [field]: below })).toMatchObject([{ field, code }]);
  });

  it.each([
    ['2025', []],
    ['', []],
    [' 2025 ', []],
    ['2026', ['publication.closing-year-not-over']],
    ['2027', ['publication.closing-year-not-over']],
    ['26', ['publication.closing-year-not-over']],
    ['tahun lalu', ['publication.closing-year-not-over']],
  ])('closes a year only when it is over: "%s"', (closingYear, codes) => {
    expect(problemsOf({ closingYear }).map(({ code }) => code)).toEqual(codes);
  });

  it.each(GROUP_BOUNDS)(
    'keeps the limit of $code within its bounds, and at k or above',
    ({ code, lowest, highest }) => {
      const problems = (limit: string, k = '5') =>
        problemsOf({ k, kpop: '50', fewestTransfers: '50', kByGroup: { [code]: limit } });
      expect(problems(String(lowest))).toEqual([]);
      expect(problems(String(highest))).toEqual([]);
      const problem = {
        field: `kByGroup.${code}`,
        code: 'publication.k-sensitive-out-of-bounds',
        details: { lowest, highest },
      };
      for (const wrong of [lowest - 1, highest + 1, '', 'sebelas', '11.5', '-11']) {
        expect(problems(String(wrong)), String(wrong)).toEqual([problem]);
      }
      expect(problems('29', '30')).toEqual([problem]);
      expect(problems('30', '30')).toEqual([]);
    },
  );

  it('has a limit for each group that may be told of, and 11 at least for those that may only be told of as a group', () => {
    expect(GROUP_BOUNDS.map(({ code, isSensitive, lowest }) => [code, isSensitive, lowest])).toEqual([
      ['MERIT', false, 5],
      ['ORGANISATION', false, 5],
      ['REQUEST', true, 11],
    ]);
  });

  it.each<[string, TypedPolicy['publicOffice'], [string, string][]]>([
    ['nothing', undefined, []],
    ['blanks', { number: ' ', summary: '\n' }, []],
    ['all', typedDecision, []],
    ['all but the link', { ...typedDecision, link: '' }, []],
    [
      'the link alone',
      { link: typedDecision.link },
      [
        ['number', 'incomplete'],
        ['date', 'incomplete'],
        ['issuer', 'incomplete'],
        ['summary', 'incomplete'],
      ],
    ],
    ['no summary', { ...typedDecision, summary: ' ' }, [['summary', 'incomplete']]],
    ['a day that does not exist', { ...typedDecision, date: '2026-02-30' }, [['date', 'date-invalid']]],
    ['a day to come', { ...typedDecision, date: '2026-11-25' }, [['date', 'date-invalid']]],
    ['a long summary', { ...typedDecision, summary: 'a'.repeat(601) }, [['summary', 'too-long']]],
    ['a link that runs', { ...typedDecision, link: 'javascript:alert(1)' }, [['link', 'link-invalid']]],
    ['a link without a lock', { ...typedDecision, link: 'http://jdih.example' }, [['link', 'link-invalid']]],
  ])('takes a legal decision whole or not at all: %s', (_, publicOffice, problems) => {
    expect(problemsOf(publicOffice === undefined ? {} : { publicOffice })).toEqual(
      problems.map(([field, code]) => ({
        field: `publicOffice.${field}`,
        code: `publication.decision-${code}`,
      })),
    );
  });

  it.each([
    ['', 'publication.policy-reason-missing'],
    [' \n ', 'publication.policy-reason-missing'],
    ['a'.repeat(501), 'publication.policy-reason-too-long'],
  ])('needs a reason of at most 500 characters', (reason, code) => {
    expect(problemsOf({ reason })).toEqual([{ field: 'reason', code }]);
    expect(problemsOf({ reason: 'a'.repeat(500) })).toEqual([]);
  });

  it('tells every problem at once, each with its field, and changes nothing', async () => {
    const { context, set } = await createAdministered();
    const refusal = await set({
      k: '30',
      kByGroup: { REQUEST: '' },
      fewestTransfers: '4',
      closingYear: 'x',
      reason: '',
    });
    expect(refusal).toMatchObject({ ok: false, code: 'publication.policy-invalid' });
    const problems = 'problems' in refusal ? refusal.problems : [];
    expect(problems.map(({ field }) => field).sort()).toEqual([
      'closingYear',
      'fewestTransfers',
      'kByGroup.REQUEST',
      'kpop',
      'reason',
    ]);
    expect(problemsOf({ k: '', kpop: 'x', costCapPercent: '9' }).map(({ field }) => field)).toEqual([
      'k',
      'kpop',
      'costCapPercent',
    ]);
    expect((await policyInForce(context)).version).toBe(0);
  });

  it('lets nothing through that weakens the promise, whatever is typed', () => {
    const typed = fc.record({
      k: number(),
      kByGroup: fc.record({ MERIT: number(), ORGANISATION: number(), REQUEST: number() }),
      kpop: number(),
      costCapPercent: number(),
      minimumDelayDays: number(),
      fewestTransfers: number(),
      closingYear: fc.constantFrom('', '2024', '2025', '2026'),
      reason: fc.constantFrom('Rapat.', ''),
    });
    fc.assert(
      fc.property(typed, (values) => {
        const parsed = parsePolicy(values, '2026-11-24');
        if ('problems' in parsed) {
          expect(parsed.problems).not.toEqual([]);
          return;
        }
        const { input } = parsed;
        for (const [field, { lowest, highest }] of Object.entries(POLICY_BOUNDS)) {
          expect(input[field as keyof typeof POLICY_BOUNDS]).toBeGreaterThanOrEqual(lowest);
          expect(input[field as keyof typeof POLICY_BOUNDS]).toBeLessThanOrEqual(highest);
        }
        for (const { code, isSensitive } of GROUP_BOUNDS) {
          expect(input.kByGroup[code]).toBeGreaterThanOrEqual(isSensitive ? Math.max(11, input.k) : input.k);
        }
        expect(input.kpop).toBeGreaterThanOrEqual(input.k);
        expect(input.fewestTransfers).toBeGreaterThanOrEqual(input.k);
        expect(input.closingYear ?? '2025').toMatch(/^202[45]$/);
      }),
      { numRuns: 500 },
    );
    function number() {
      return fc.oneof(fc.integer({ min: 30, max: 50 }), fc.integer({ min: -5, max: 1100 })).map(String);
    }
  });
});
