import { listHeld, screenWindow } from '#features/feedback/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { createWindow, speak } from '#test/features/feedback/window.ts';
import { createActor } from '#test/features/publication/actor.ts';
import { createTestContext, type TestContext } from '#test/support/context.ts';

export const officer: Actor = { accountId: 'o', roles: ['officer'], agencies: [] };
export const colleague: Actor = { accountId: 'c', roles: ['officer', 'approver'], agencies: [] };

export const RUDE = 'Dasar goblok semua, lama sekali.';
const COPIED =
  'Pelayanan di sini sangat buruk, petugas kasar dan lamban melayani warga. Kami minta pimpinan mengganti semua pegawainya.';

/** A window in which nobody has spoken, with two officers. */
export async function createModerated() {
  const context = await createTestContext();
  for (const { accountId } of [officer, colleague]) await createActor(context, accountId);
  return { context, window: await createWindow(context) };
}

/** A voice whose text is held. */
export async function createHeld() {
  const { context, window } = await createModerated();
  return { context, window, ...(await speak(context, window, 1, { cerita: RUDE })) };
}

/** So many voices that repeat one text, each with a word of its own; their ids in order. */
export async function repeatText(
  context: TestContext,
  window: Awaited<ReturnType<typeof createModerated>>['window'],
  count: number,
  first = 1,
): Promise<string[]> {
  const ids: string[] = [];
  for (let voice = first; voice < first + count; voice++) {
    context.clock.advance(3_600);
    const cerita = `${COPIED} Salam dari kampung nomor ${voice}.`;
    ids.push((await speak(context, window, voice, { cerita })).id);
  }
  await screenWindow(context, window.id);
  return ids;
}

export async function heldGroups(context: Context, actor: Actor = officer) {
  const queue = await listHeld(context, actor);
  if (!queue.ok) throw new Error(queue.code);
  return queue.value.groups;
}
