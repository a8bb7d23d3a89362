import { account } from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';

/** An account under which deeds can be signed. */
export async function createActor(context: Context, accountId: string): Promise<void> {
  await context.database.write([
    context.database.read.insert(account).values({
      id: accountId,
      email: `${accountId}@contoh.test`,
      displayName: accountId,
      passwordHash: '-',
      createdAt: context.clock.now(),
    }),
  ]);
}
