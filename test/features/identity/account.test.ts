import { describe, expect, it } from 'vitest';
import {
  BUCKETS,
  createAccount,
  disableAccount,
  findActor,
  listEvents,
  type NewAccount,
  readSession,
  signIn,
} from '#features/identity/index.ts';
import type { Actor } from '#lib/context.ts';
import { createTestContext, type TestContext } from '#test/support/context.ts';

const CLIENT = '198.51.100.7';
const person: NewAccount = {
  email: 'penilai@example.org',
  displayName: 'Penilai Contoh',
  roles: ['evaluator', 'officer'],
  agencies: ['DINKES'],
  password: 'kopi robusta pagi',
};
const credentials = { email: person.email, password: person.password, client: CLIENT };
const admin: Actor = { accountId: 'operator', roles: ['admin'], agencies: [] };

describe('an account', () => {
  it('signs in with its password, and acts with its roles and agencies', async () => {
    const context = await createTestContext();
    const accountId = await accountOf(context);
    const session = await readSession(context, await cookieOf(context));
    expect(session?.displayName).toBe('Penilai Contoh');
    expect(session?.actor.accountId).toBe(accountId);
    expect(session?.actor.agencies).toEqual(['DINKES']);
    expect([...(session?.actor.roles ?? [])].sort()).toEqual(['evaluator', 'officer']);
  });

  it('is found whatever case and blanks its address is typed with', async () => {
    const context = await createTestContext();
    await accountOf(context);
    expect(await signIn(context, { ...credentials, email: ' Penilai@Example.ORG ' })).toMatchObject({
      ok: true,
    });
  });

  it('is refused with one code for a wrong password, an unknown address and a disabled account', async () => {
    const context = await createTestContext();
    const accountId = await accountOf(context);
    const refused = { ok: false, code: 'identity.wrong-credentials' };
    expect(await signIn(context, { ...credentials, password: 'kopi robusta malam' })).toEqual(refused);
    expect(await signIn(context, { ...credentials, email: 'siapa@example.org' })).toEqual(refused);
    await disableAccount(context, admin, accountId);
    expect(await signIn(context, credentials)).toEqual(refused);
  });

  it('takes as long to refuse when it does not exist', async () => {
    const context = await createTestContext();
    await accountOf(context);
    const known = await fastest(() => signIn(context, { ...credentials, password: 'salah salah salah' }));
    const unknown = await fastest(() => signIn(context, { ...credentials, email: 'siapa@example.org' }));
    expect(unknown).toBeGreaterThan(known / 3);
  });

  it('is made once for an address', async () => {
    const context = await createTestContext();
    await accountOf(context);
    const again = await createAccount(context, { ...person, email: 'PENILAI@example.org' });
    expect(again).toEqual({ ok: false, code: 'identity.email-taken' });
  });

  it.each([
    ['email', { email: 'penilai' }],
    ['password', { password: 'pendek' }],
    ['roles', { roles: [] }],
    ['displayName', { displayName: ' ' }],
  ])('is not made without a proper %s', async (field, change) => {
    const context = await createTestContext();
    expect(await createAccount(context, { ...person, ...change })).toEqual({
      ok: false,
      code: 'identity.invalid-account',
      details: { field },
    });
  });

  it('stores no password', async () => {
    const context = await createTestContext();
    await accountOf(context);
    const [row] = await context.database.read.query.account.findMany();
    expect(JSON.stringify(row)).not.toContain(person.password);
  });
});

describe('the operator’s account', () => {
  it('is found by its address, unless it is disabled', async () => {
    const context = await createTestContext();
    const accountId = await accountOf(context);
    expect(await findActor(context, 'Penilai@example.org')).toMatchObject({
      accountId,
      agencies: ['DINKES'],
    });
    expect(await findActor(context, 'siapa@example.org')).toBeNull();
    await disableAccount(context, admin, accountId);
    expect(await findActor(context, person.email)).toBeNull();
  });
});

describe('signing in again and again', () => {
  it('is refused for an account after ten tries from any network, with the time to wait', async () => {
    const context = await createTestContext();
    await accountOf(context);
    const tries = BUCKETS.signIn.capacity;
    for (let attempt = 0; attempt < tries; attempt++) {
      const client = `203.0.${attempt}.1`;
      const answer = await signIn(context, { email: person.email, password: 'salah salah salah', client });
      expect(answer).toEqual({ ok: false, code: 'identity.wrong-credentials' });
    }
    const refused = { ok: false, code: 'identity.too-many-attempts', details: { retryAfterSeconds: 180 } };
    expect(await signIn(context, credentials)).toEqual(refused);
    context.clock.advance(180);
    expect(await signIn(context, credentials)).toMatchObject({ ok: true });
  });

  it('is refused for a network that tries one account after another', async () => {
    const context = await createTestContext();
    const codes: string[] = [];
    const tries = BUCKETS.signInPerNetwork.capacity + 1;
    for (let attempt = 0; attempt < tries; attempt += 10) {
      const batch = Array.from({ length: Math.min(10, tries - attempt) }, (_, index) =>
        signIn(context, {
          email: `warga${attempt + index}@example.org`,
          password: 'salah salah salah',
          client: `198.51.100.${index}`,
        }),
      );
      codes.push(...(await Promise.all(batch)).map((answer) => (answer.ok ? 'in' : answer.code)));
    }
    expect(codes.filter((code) => code === 'identity.too-many-attempts')).toHaveLength(1);
  });
});

describe('disabling an account', () => {
  it('signs it out everywhere', async () => {
    const context = await createTestContext();
    const accountId = await accountOf(context);
    const cookies = [await cookieOf(context), await cookieOf(context)];
    expect(await disableAccount(context, admin, accountId)).toEqual({ ok: true, value: null });
    for (const cookie of cookies) expect(await readSession(context, cookie)).toBeNull();
  });

  it('is for administrators, and for accounts that exist', async () => {
    const context = await createTestContext();
    const accountId = await accountOf(context);
    const officer: Actor = { accountId, roles: ['officer'], agencies: [] };
    expect(await disableAccount(context, null, accountId)).toMatchObject({ code: 'identity.sign-in' });
    expect(await disableAccount(context, officer, accountId)).toMatchObject({ code: 'identity.forbidden' });
    expect(await disableAccount(context, admin, 'nobody')).toMatchObject({
      code: 'identity.unknown-account',
    });
    expect(await signIn(context, credentials)).toMatchObject({ ok: true });
  });
});

it('leaves a trail of accounts made, signed in and disabled, without personal data', async () => {
  const context = await createTestContext();
  const accountId = await accountOf(context);
  await cookieOf(context);
  await disableAccount(context, admin, accountId);
  const trail = await listEvents(context, admin);
  const events = trail.ok ? trail.value : [];
  expect(events.map(({ action, accountId: by }) => [action, by])).toEqual([
    ['identity.account-disabled', 'operator'],
    ['identity.signed-in', accountId],
    ['identity.account-created', null],
  ]);
  expect(events.every(({ object }) => object === `account:${accountId}`)).toBe(true);
  expect(JSON.stringify(events)).not.toMatch(/penilai@|Contoh|198\.51/);
});

async function accountOf(context: TestContext): Promise<string> {
  const made = await createAccount(context, person);
  if (!made.ok) throw new Error(made.code);
  return made.value;
}

async function cookieOf(context: TestContext): Promise<string> {
  const answer = await signIn(context, credentials);
  if (!answer.ok) throw new Error(answer.code);
  return answer.value.cookie.split(';')[0] ?? '';
}

async function fastest(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 4; round++) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}
