import { feedback, outbox } from '#db/schema/index.ts';
import { confirmFeedback, screenWindow, verifiedCounts } from '#features/feedback/index.ts';
import type { Context } from '#lib/context.ts';
import { createWindow, send } from '#test/features/feedback/window.ts';
import { createTestContext } from '#test/support/context.ts';

export const NETWORK = '203.0.113.9';

/** An open window to which nobody has sent anything. */
export async function createOpen() {
  const context = await createTestContext();
  return { context, window: await createWindow(context) };
}

/** How many submissions and how many mails there are. */
export async function counts({ database }: Context) {
  return { rows: await database.read.$count(feedback), mails: await database.read.$count(outbox) };
}

/** A submission that waits for its code. */
export async function createSent() {
  const { context, window } = await createOpen();
  const sent = await send(context, window);
  const confirm = (code = sent.code, id = sent.id) => confirmFeedback(context, id, code, NETWORK);
  return { context, window, ...sent, confirm };
}

/** How many voices count once the window is screened. */
export async function countOf(context: Context, windowId: string): Promise<number> {
  await screenWindow(context, windowId);
  return (await verifiedCounts(context, [windowId])).get(windowId) ?? 0;
}
