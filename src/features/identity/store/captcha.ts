import { lte, sql } from 'drizzle-orm';
import type { Database, Reader, Statement } from '#db/client.ts';
import { ifChanged, prepareWrite, selectRow } from '#db/prepared.ts';
import { usedCaptcha } from '#db/schema/index.ts';
import type { CaptchaPass } from '#lib/captcha.ts';

const spend = (read: Reader) =>
  prepareWrite<CaptchaPass>(
    read
      .insert(usedCaptcha)
      .select(sql`${selectRow(usedCaptcha)} WHERE ${ifChanged}`)
      .onConflictDoNothing(),
  );

/** Takes note that a captcha answer was used. Changes no row when it had been used before. */
export function spendStatement(database: Database, pass: CaptchaPass): Statement {
  return database.once(spend)(pass);
}

export async function deleteExpiredCaptchas(database: Database, now: Date): Promise<void> {
  await database.write([database.read.delete(usedCaptcha).where(lte(usedCaptcha.expiresAt, now))]);
}
