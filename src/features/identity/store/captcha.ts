import { lte } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { usedCaptcha } from '#db/schema/index.ts';

/** Takes note that a captcha answer was used. @returns false when it had been used before. */
export async function spendCaptcha(database: Database, tokenHash: string, expiresAt: Date): Promise<boolean> {
  const [inserted] = await database.write([
    database.read.insert(usedCaptcha).values({ tokenHash, expiresAt }).onConflictDoNothing(),
  ]);
  return inserted === 1;
}

export async function deleteExpiredCaptchas(database: Database, now: Date): Promise<void> {
  await database.write([database.read.delete(usedCaptcha).where(lte(usedCaptcha.expiresAt, now))]);
}
