import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { outbox } from '#db/schema/index.ts';
import { mailStatement, readMailHealth } from '#features/outbox/index.ts';
import { MOST_ATTEMPTS } from '#features/outbox/rules.ts';
import type { Context } from '#lib/context.ts';
import { unseal } from '#lib/seal.ts';
import { smtpMailer } from '#lib/smtp-mailer.ts';
import { startJobs } from '#server/jobs.ts';
import { createTestContext } from '#test/support/context.ts';
import { freePort } from '#test/support/port.ts';

const TO = 'warga@contoh.test';

async function startServer(port: number, options: SMTPServerOptions = {}) {
  const receivers: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      stream.resume();
      stream.on('end', () => {
        receivers.push(...session.envelope.rcptTo.map(({ address }) => address));
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await once(server.listen(port, '127.0.0.1'), 'listening');
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { receivers };
}

/** A server process at work, with one mail in its outbox and a mail server at this port. */
async function startWork(port: number) {
  const mailer = smtpMailer(`smtp://127.0.0.1:${port}`, 'Tapis <tapis@contoh.test>');
  onTestFinished(() => mailer.close());
  const context = await createTestContext({ mailer });
  const mail = { to: TO, subject: 'Kode', text: '042137', html: '<p>042137</p>' };
  await context.database.write([mailStatement(context, mail)]);
  onTestFinished(startJobs(context));
  const row = async () => (await context.database.read.select().from(outbox))[0];
  return { context, row };
}

/** Waits in real time, since mail takes it, until something is so. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let n = 0; n < 200; n++) {
    if (await condition()) return;
    await wait(50);
  }
  throw new Error('It did not happen within ten seconds.');
}

const attemptsOf = async (context: Context) =>
  (await context.database.read.select().from(outbox))[0]?.attempts;

describe('the jobs of a server', () => {
  it('send what waits, once, and destroy the address', async () => {
    const port = await freePort();
    const { receivers } = await startServer(port);
    const { row } = await startWork(port);
    await until(async () => (await row())?.state === 'done');
    expect(receivers).toEqual([TO]);
    expect(await row()).toMatchObject({ attempts: 1, sealedBox: null, sealedKey: null });
  });

  it('deliver exactly once when a dead mail server is back and the delay is over', async () => {
    const port = await freePort();
    const { context, row } = await startWork(port);
    await until(async () => (await row())?.state === 'waiting' && (await row())?.attempts === 1);
    const { receivers } = await startServer(port);
    context.clock.advance(14);
    await wait(600);
    expect(receivers).toEqual([]);
    context.clock.advance(5);
    await until(async () => (await row())?.state === 'done');
    expect(receivers).toEqual([TO]);
    await wait(300);
    expect(await attemptsOf(context)).toBe(2);
  });

  it('lose nothing while a mail server is down for an hour, and tell an operator meanwhile', async () => {
    const port = await freePort();
    const { context } = await startWork(port);
    const all = Array.from({ length: 11 }, (_, n) => (n === 0 ? TO : `warga${n}@contoh.test`));
    for (const to of all.slice(1))
      await context.database.write([mailStatement(context, { to, subject: 'Kode', text: '1', html: '1' })]);
    const rows = () => context.database.read.select().from(outbox);
    const allAre = (state: string) =>
      until(async () => (await rows()).every((row) => row.state === state && row.attempts > 0));
    for (let minute = 0; minute < 60; minute++) {
      context.clock.advance(60);
      if (minute % 10 === 0) await allAre('waiting');
    }
    const { waiting, givenUp } = await readMailHealth(context);
    expect([waiting, givenUp.size]).toEqual([11, 0]);
    const { receivers } = await startServer(port);
    context.clock.advance(3600);
    await allAre('done');
    expect(receivers.toSorted()).toEqual(all.toSorted());
  });

  it('do not ask again where a server refuses for good, keep no address, and tell the operator why', async () => {
    const port = await freePort();
    let rejected = 0;
    const { receivers } = await startServer(port, {
      onRcptTo(_address, _session, done) {
        rejected++;
        done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
      },
    });
    const { context, row } = await startWork(port);
    await until(async () => (await row())?.state === 'failed');
    context.clock.advance(86_400);
    await wait(600);
    expect([rejected, receivers]).toEqual([1, []]);
    expect((await readMailHealth(context)).givenUp).toEqual(new Map([['EENVELOPE 550', 1]]));
    const { sealedBox, sealedKey } = (await row()) ?? {};
    const kept = { box: sealedBox ?? '', dataKey: sealedKey ?? '' };
    expect(unseal(context.key, `outbox:${(await row())?.id}`, kept)).toEqual({ code: 'EENVELOPE 550' });
  });

  it('ask again where a server refuses for now, and give up in the end', async () => {
    const port = await freePort();
    let rejected = 0;
    await startServer(port, {
      onRcptTo(_address, _session, done) {
        rejected++;
        done(Object.assign(new Error('greylisted'), { responseCode: 450 }));
      },
    });
    const { context, row } = await startWork(port);
    for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
      await until(async () => (await row())?.state === 'waiting' && (await row())?.attempts === attempt);
      context.clock.advance(8 * 3600);
    }
    await until(async () => (await row())?.state === 'failed');
    expect(rejected).toBe(MOST_ATTEMPTS);
  });

  it('leave mails where they are when there is no mail server', async () => {
    const context = await createTestContext({ mailer: null });
    await context.database.write([mailStatement(context, { to: TO, subject: '', text: '', html: '' })]);
    const stop = startJobs(context);
    await wait(400);
    await stop();
    expect(await attemptsOf(context)).toBe(0);
  });

  it('end with the one that runs when the server stops', async () => {
    let isSending = false;
    const mailer = {
      async send() {
        isSending = true;
        await wait(300);
        isSending = false;
      },
      close: () => undefined,
    };
    const context = await createTestContext({ mailer });
    await context.database.write([mailStatement(context, { to: TO, subject: '', text: '', html: '' })]);
    const stop = startJobs(context);
    await until(async () => isSending);
    await stop();
    expect(isSending).toBe(false);
    expect((await context.database.read.select().from(outbox))[0]?.state).toBe('done');
  });
});
