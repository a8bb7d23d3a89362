import { desc, ne } from 'drizzle-orm';
import type { Database, Reader } from '#db/client.ts';
import { rateSalt } from '#db/schema/index.ts';
import type { PlainDate } from '#lib/date.ts';

export interface RateSalt {
  readonly day: PlainDate;
  /** 32 random bytes, base64url. */
  readonly salt: string;
}

const latest = (read: Reader) => read.select().from(rateSalt).orderBy(desc(rateSalt.day)).limit(1).prepare();

export async function findSalt(database: Database): Promise<RateSalt | null> {
  const [row] = await database.once(latest).execute();
  return row ?? null;
}

/** Destroys every other day's salt. Where another process was faster, its salt of this day stays. */
export async function replaceSalt(database: Database, salt: RateSalt): Promise<void> {
  await database.write([
    database.read.delete(rateSalt).where(ne(rateSalt.day, salt.day)),
    database.read.insert(rateSalt).values(salt).onConflictDoNothing(),
  ]);
}
