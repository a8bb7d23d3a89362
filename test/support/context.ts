import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { type SettableClock, settableClock } from '#lib/clock.ts';
import { readConfig } from '#lib/config.ts';
import type { Context } from '#lib/context.ts';
import { createIntake } from '#lib/intake.ts';
import type { Mail } from '#lib/mail.ts';
import { masterKey } from '#lib/master-key.ts';
import { seededRandom } from '#lib/random.ts';
import { personCaptcha } from '#test/support/captcha.ts';

export interface TestContext extends Context {
  readonly clock: SettableClock;
  /** Mails sent so far. */
  readonly sent: Mail[];
}

/** A context with a real libSQL file of its own, a clock that stands still, seeded chance, and a mailer that keeps what it gets. */
export async function createTestContext(overrides: Partial<Context> = {}): Promise<TestContext> {
  const home = await mkdtemp(path.join(tmpdir(), 'tapis-test-'));
  const config = readConfig({ TAPIS_HOME: home, TAPIS_ORIGIN: 'http://localhost:4321' });
  const database = await openDatabase(config.databaseUrl, null);
  onTestFinished(async () => {
    database.close();
    await rm(home, { recursive: true, force: true });
  });
  const sent: Mail[] = [];
  return {
    config,
    key: masterKey(Buffer.alloc(32, 7)),
    logKey: Buffer.alloc(32, 8),
    astroKey: Buffer.alloc(32, 9).toString('base64'),
    database,
    clock: settableClock(new Date('2026-11-24T03:00:00Z')),
    random: seededRandom('test'),
    mailer: {
      async send(mail) {
        sent.push(mail);
      },
      close: () => undefined,
    },
    captcha: personCaptcha,
    intake: createIntake(),
    sent,
    ...overrides,
  } as TestContext;
}
