import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { outbox } from '#db/schema/index.ts';
import {
  claimJob,
  failJob,
  finishJob,
  type Job,
  mailStatement,
  readJob,
  readRunningJob,
  reportProgress,
  requestJob,
  retryDelaySeconds,
  waitingMails,
} from '#features/outbox/index.ts';
import { LEASE_SECONDS, MOST_ATTEMPTS } from '#features/outbox/rules.ts';
import type { Context } from '#lib/context.ts';
import { unseal } from '#lib/seal.ts';
import { createTestContext, type TestContext } from '#test/support/context.ts';

const officer = { accountId: 'officer', roles: ['officer'] as const, agencies: [] };
const mail = (to = 'warga@contoh.test') => ({ to, subject: 'Kode', text: '042137', html: '<p>042137</p>' });

async function queueMail(context: Context, to?: string): Promise<void> {
  await context.database.write([mailStatement(context, mail(to))]);
}

async function queueImport(context: Context): Promise<string> {
  const { id, statement } = requestJob(context, officer, 'import', { path: '/tmp/x' });
  await context.database.write([statement]);
  return id;
}

async function claimed(context: Context): Promise<Job> {
  const job = await claimJob(context, ['mail', 'import', 'publish']);
  if (job === null) throw new Error('Nothing was due.');
  return job;
}

/** Another process on the same file. */
async function elsewhere(context: TestContext): Promise<TestContext> {
  const database = await openDatabase(context.config.databaseUrl, null);
  onTestFinished(() => database.close());
  return { ...context, database };
}

/** What the table holds of a job, opened or not. */
async function rowOf(context: Context, id: string) {
  const [row] = await context.database.read.select().from(outbox).where(eq(outbox.id, id));
  return row;
}

describe('a claim', () => {
  it('gives each job to one of two processes, the oldest first, and then none', async () => {
    const here = await createTestContext();
    const there = await elsewhere(here);
    for (let n = 0; n < 20; n++) await queueMail(here, `warga${n}@contoh.test`);
    const taken: string[] = [];
    const work = async (context: Context) => {
      let misses = 0;
      while (misses < 30) {
        const job = await claimJob(context, ['mail']);
        if (job === null) misses++;
        else taken.push((job.payload as { to: string }).to);
      }
    };
    await Promise.all([work(here), work(there), work(here)]);
    expect(taken.toSorted()).toEqual(Array.from({ length: 20 }, (_, n) => `warga${n}@contoh.test`).sort());
  });

  it('is for the kinds that were asked for', async () => {
    const context = await createTestContext();
    await queueMail(context);
    const id = await queueImport(context);
    expect(await claimJob(context, ['publish'])).toBeNull();
    expect(await claimJob(context, ['import', 'publish'])).toMatchObject({ id, kind: 'import', attempts: 1 });
  });

  it.each(['mail', 'import'] as const)(
    'of a job (%s) holds for its lease; then the process that had it is taken for dead',
    async (kind) => {
      const context = await createTestContext();
      await (kind === 'mail' ? queueMail(context) : queueImport(context));
      const first = await claimed(context);
      context.clock.advance(LEASE_SECONDS[kind] - 1);
      expect(await claimJob(context, [kind])).toBeNull();
      context.clock.advance(1);
      expect(await claimJob(context, [kind])).toMatchObject({ id: first.id, state: 'running', attempts: 2 });
    },
  );

  it('of a lease that has run out is exclusive too', async () => {
    const here = await createTestContext();
    const there = await elsewhere(here);
    await queueImport(here);
    await claimed(here);
    here.clock.advance(LEASE_SECONDS.import);
    const both = await Promise.all([claimJob(here, ['import']), claimJob(there, ['import'])]);
    expect(both.filter((job) => job !== null)).toHaveLength(1);
  });
});

describe('a mail that fails', () => {
  it('is tried again after a delay that doubles, and is given up after the last attempt', async () => {
    const context = await createTestContext();
    await queueMail(context);
    for (const [at, least] of [15, 30, 60, 120, 240, 480, 960, 1920, 3840].entries()) {
      await failJob(context, await claimed(context), { code: 'ECONNREFUSED' });
      context.clock.advance(least - 1);
      expect(await claimJob(context, ['mail'])).toBeNull();
      context.clock.advance(retryDelaySeconds(at + 1, 1) - least + 1);
    }
    const last = await claimed(context);
    expect(last.attempts).toBe(MOST_ATTEMPTS);
    await failJob(context, last, { code: 'ECONNREFUSED' });
    context.clock.advance(7 * 86_400);
    expect(await claimJob(context, ['mail'])).toBeNull();
    expect(await rowOf(context, last.id)).toMatchObject({ state: 'failed' });
  });

  it('for good is given up at once', async () => {
    const context = await createTestContext();
    await queueMail(context);
    const job = await claimed(context);
    await failJob(context, job, { code: 'EENVELOPE 550' }, true);
    expect(await rowOf(context, job.id)).toMatchObject({ state: 'failed', attempts: 1 });
  });

  it('waits longer each time, six hours and a quarter more at most, and not for as long as the next one', () => {
    const spread = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), spread, (attempts, drawn) => {
        const [least, delay] = [retryDelaySeconds(attempts, 0), retryDelaySeconds(attempts, drawn)];
        expect(least).toBeGreaterThanOrEqual(15);
        expect(delay).toBeGreaterThanOrEqual(least);
        expect(delay).toBeLessThanOrEqual(1.25 * 6 * 3600);
        expect(retryDelaySeconds(attempts + 1, 0)).toBeGreaterThanOrEqual(least);
      }),
    );
    const drawn = Array.from({ length: 20 }, (_, n) => retryDelaySeconds(6, n / 20));
    expect(new Set(drawn).size).toBe(20);
  });

  it('keeps its address for the next attempt only: given up, it keeps the reason alone', async () => {
    const context = await createTestContext();
    await queueMail(context);
    for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
      const job = await claimed(context);
      expect(job.payload).toEqual(mail());
      await failJob(context, job, { code: 'ETIMEDOUT' });
      context.clock.advance(retryDelaySeconds(attempt, 1));
    }
    const last = await claimed(context);
    const { sealedBox } = (await rowOf(context, last.id)) ?? {};
    await failJob(context, last, { code: 'ETIMEDOUT' });
    const kept = await rowOf(context, last.id);
    expect(kept?.sealedBox).not.toBe(sealedBox);
    const opened = unseal(context.key, `outbox:${last.id}`, {
      box: kept?.sealedBox ?? '',
      dataKey: kept?.sealedKey ?? '',
    });
    expect(opened).toEqual({ code: 'ETIMEDOUT' });
  });
});

describe('a job that ends', () => {
  it('well, destroys the address of a mail with its key', async () => {
    const context = await createTestContext();
    await queueMail(context);
    const { id } = await claimed(context);
    context.clock.advance(2);
    await finishJob(context, id, null);
    expect(await rowOf(context, id)).toMatchObject({
      state: 'done',
      sealedBox: null,
      sealedKey: null,
      finishedAt: context.clock.now(),
    });
    expect(await waitingMails(context)).toEqual([]);
  });

  it('keeps its result for who asked for it, and shows it to nobody else', async () => {
    const context = await createTestContext();
    const id = await queueImport(context);
    await claimed(context);
    await reportProgress(context, id, 500);
    expect(await readJob(context, officer, id)).toMatchObject({ state: 'running', progress: 500 });
    await finishJob(context, id, { ok: true, rows: 500 });
    expect(await readJob(context, officer, id)).toMatchObject({
      state: 'done',
      payload: { ok: true, rows: 500 },
    });
    expect(await readJob(context, { ...officer, accountId: 'colleague' }, id)).toBeNull();
    expect(await readJob(context, officer, 'none')).toBeNull();
  });

  it('badly, is not tried again if it is an import or a build: a person looks at it first', async () => {
    const context = await createTestContext();
    const id = await queueImport(context);
    await failJob(context, await claimed(context), { code: 'outbox.child-failed' });
    context.clock.advance(86_400);
    expect(await claimJob(context, ['import'])).toBeNull();
    expect(await readJob(context, officer, id)).toMatchObject({
      state: 'failed',
      payload: { code: 'outbox.child-failed' },
    });
  });

  it('is for its own process to read only while it runs', async () => {
    const context = await createTestContext();
    const id = await queueImport(context);
    expect(await readRunningJob(context, id)).toBeNull();
    await claimed(context);
    expect(await readRunningJob(context, id)).toMatchObject({ id, payload: { path: '/tmp/x' } });
    await finishJob(context, id, { ok: true });
    expect(await readRunningJob(context, id)).toBeNull();
  });
});
