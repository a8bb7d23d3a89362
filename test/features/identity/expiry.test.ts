import { expect, it } from 'vitest';
import {
  BUCKETS,
  createAccount,
  forgetExpired,
  prepareTokens,
  spendCaptcha,
} from '#features/identity/index.ts';
import { startSession } from '#features/identity/session.ts';
import { createTestContext } from '#test/support/context.ts';

const DAY = 86_400;

it('forgets sessions, captcha answers, buckets and salts that are over, and keeps the others', async () => {
  const context = await createTestContext();
  const account = await createAccount(context, {
    email: 'petugas@example.org',
    displayName: 'Petugas Contoh',
    roles: ['officer'],
    agencies: [],
    password: 'kopi robusta pagi',
  });
  const accountId = account.ok ? account.value : '';
  const leaveTraces = async (name: string) => {
    await startSession(context, accountId);
    const tokens = await prepareTokens(context, [[BUCKETS.trackLookup, name]], true);
    const expiresAt = new Date(context.clock.now().getTime() + 1000);
    await context.database.write([
      ...tokens.statements,
      spendCaptcha(context, { tokenHash: name, expiresAt }),
    ]);
  };
  await leaveTraces('old');
  context.clock.advance(31 * DAY);
  await leaveTraces('new');
  await forgetExpired(context);
  const { session, rateLimit, rateSalt, usedCaptcha } = context.database.read.query;
  expect(await session.findMany()).toHaveLength(1);
  expect(await rateLimit.findMany()).toHaveLength(1);
  expect((await rateSalt.findMany()).map(({ day }) => day)).toEqual(['2026-12-25']);
  expect((await usedCaptcha.findMany()).map(({ tokenHash }) => tokenHash)).toEqual(['new']);
});
