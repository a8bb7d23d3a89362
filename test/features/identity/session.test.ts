import { describe, expect, it } from 'vitest';
import { createAccount, readSession, signOut } from '#features/identity/index.ts';
import { startSession } from '#features/identity/session.ts';
import { settableClock } from '#lib/clock.ts';
import { readConfig } from '#lib/config.ts';
import { sha256Hex } from '#lib/hash.ts';
import { createTestContext, type TestContext } from '#test/support/context.ts';

const DAY = 86_400;

describe('a session', () => {
  it('is a cookie for 30 days that scripts and other sites do not get', async () => {
    const { setCookie } = await signedIn();
    expect(setCookie).toMatch(/^tapis_sesi=[a-z2-7]{40}; /);
    expect(setCookie.split('; ').slice(1).sort()).toEqual([
      'HttpOnly',
      'Max-Age=2592000',
      'Path=/',
      'SameSite=Lax',
    ]);
  });

  it('goes over TLS only when the origin is https', async () => {
    const config = readConfig({ TAPIS_ORIGIN: 'https://tapis.example' });
    const { setCookie, context } = await signedIn();
    expect(setCookie).not.toContain('Secure');
    const { accountId } = (await readSession(context, header(setCookie)))?.actor ?? { accountId: '' };
    expect(await startSession({ ...context, config }, accountId)).toContain('; Secure');
  });

  it('leaves in the table nothing that opens it', async () => {
    const { context, setCookie } = await signedIn();
    const [row] = await context.database.read.query.session.findMany();
    const id = header(setCookie).slice('tapis_sesi='.length);
    expect(row?.idHash).toBe(sha256Hex(id));
    expect(await readSession(context, `tapis_sesi=${row?.idHash}`)).toBeNull();
    expect(await readSession(context, `tapis_sesi=${row?.idHash.slice(0, 40)}`)).toBeNull();
  });

  it('is over after 30 days without use, and its row goes with it', async () => {
    const { context, setCookie } = await signedIn();
    context.clock.advance(30 * DAY);
    expect(await readSession(context, header(setCookie))).toBeNull();
    expect(await context.database.read.query.session.findMany()).toEqual([]);
  });

  it('is renewed with a fresh cookie when it is used in its second half, and not before', async () => {
    const { context, setCookie } = await signedIn();
    context.clock.advance(14 * DAY);
    expect(await readSession(context, header(setCookie))).not.toHaveProperty('freshCookie');
    context.clock.advance(2 * DAY);
    const renewed = await readSession(context, header(setCookie));
    expect(renewed?.freshCookie).toBe(setCookie);
    context.clock.advance(29 * DAY);
    expect(await readSession(context, header(setCookie))).not.toBeNull();
  });

  it('follows the clock of the context, not that of the machine', async () => {
    const { context, setCookie } = await signedIn(settableClock(new Date('2019-01-01T00:00:00Z')));
    const [row] = await context.database.read.query.session.findMany();
    const lifeMs = (row?.expiresAt.getTime() ?? 0) - context.clock.now().getTime();
    expect(Math.abs(lifeMs - 30 * DAY * 1000)).toBeLessThan(1000);
    context.clock.advance(30 * DAY - 5);
    expect(await readSession(context, header(setCookie))).not.toBeNull();
  });

  it('ends with the sign-out: the row is deleted and the cookie removed', async () => {
    const { context, setCookie } = await signedIn();
    const { cookie } = await signOut(context, header(setCookie));
    expect(cookie).toMatch(/^tapis_sesi=; .*Max-Age=0/);
    expect(await readSession(context, header(setCookie))).toBeNull();
    expect(await context.database.read.query.session.findMany()).toEqual([]);
  });

  it('does not end other sessions of the account', async () => {
    const { context, setCookie } = await signedIn();
    const { accountId } = (await readSession(context, header(setCookie)))?.actor ?? { accountId: '' };
    const other = await startSession(context, accountId);
    await signOut(context, header(setCookie));
    expect(await readSession(context, header(other))).not.toBeNull();
  });

  it('is found among other cookies, also badly encoded ones', async () => {
    const { context, setCookie } = await signedIn();
    for (const cookies of [`a=1; ${header(setCookie)}`, `a=%E0%A4%A; ${header(setCookie)}; b=%`]) {
      expect(await readSession(context, cookies)).not.toBeNull();
    }
  });

  it('is nobody without a cookie, or with one that was never given', async () => {
    const { context, setCookie } = await signedIn();
    const unknown = `tapis_sesi=${'a'.repeat(40)}`;
    for (const cookies of [
      null,
      '',
      'tapis_sesi=',
      unknown,
      `x${header(setCookie)}`,
      `${header(setCookie)}a`,
    ]) {
      expect(await readSession(context, cookies)).toBeNull();
      await signOut(context, cookies);
    }
    expect(await readSession(context, header(setCookie))).not.toBeNull();
  });
});

async function signedIn(clock?: TestContext['clock']) {
  const context = await createTestContext(clock && { clock });
  const account = await createAccount(context, {
    email: 'petugas@example.org',
    displayName: 'Petugas Contoh',
    roles: ['officer'],
    agencies: [],
    password: 'kopi robusta pagi',
  });
  if (!account.ok) throw new Error(account.code);
  return { context, setCookie: await startSession(context, account.value) };
}

function header(setCookie: string): string {
  return setCookie.split(';')[0] ?? '';
}
