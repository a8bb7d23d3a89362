import { sql } from 'drizzle-orm';
import type { Context } from '#lib/context.ts';

/** Whether requests that need the store can be answered: the database replies. */
export async function isReady(context: Context): Promise<boolean> {
  try {
    await context.database.read.run(sql`SELECT 1`);
    return true;
  } catch {
    return false;
  }
}
