import { demoAccounts } from '#db/demo/index.ts';
import { decideText, listQueue, readCase, readText, saveReview } from '#features/evaluation/index.ts';
import { findActor } from '#features/identity/index.ts';
import type { Actor, Context } from '#lib/context.ts';

/** Of the closed windows of an evaluator, this many are reviewed; of those, every third is still a draft. */
const REVIEWED = 12;
const DRAFT_EVERY = 3;

/** The demonstration's evaluators review their oldest windows, so that the desk shows every state. */
export async function reviewOldWindows(context: Context): Promise<number> {
  let reviewed = 0;
  for (const { email, roles } of demoAccounts) {
    if (!roles.includes('evaluator')) continue;
    const actor = await findActor(context, email);
    const queue = await listQueue(context, actor);
    const closed = queue.ok
      ? queue.value.filter((row) => row.window.closesAt <= context.clock.now() && row.review === 'none')
      : [];
    for (const [index, { window, count }] of closed.slice(0, REVIEWED).entries()) {
      const isClosing = index % DRAFT_EVERY !== DRAFT_EVERY - 1;
      if (isClosing) await maskHighlights(context, actor, window.id);
      const result = await saveReview(context, actor, {
        windowId: window.id,
        values: reviewOf(count),
        revision: 0,
        isClosing,
      });
      if (!result.ok) throw new Error(`The demonstration was refused: ${JSON.stringify(result)}`);
      reviewed++;
    }
  }
  return reviewed;
}

/** Decides every highlight of a window by masking it. */
async function maskHighlights(context: Context, actor: Actor | null, windowId: string): Promise<void> {
  const found = await readCase(context, actor, windowId);
  const waiting = found.ok ? found.value.feedback.filter(({ undecided }) => undecided > 0) : [];
  for (const { id } of waiting) {
    const text = await readText(context, actor, id);
    if (!text.ok) throw new Error(`The demonstration was refused: ${JSON.stringify(text)}`);
    const { textHash, outcome } = text.value.review;
    const decisions = outcome.undecided.map(({ start, end }) => ({ start, end, action: 'mask' as const }));
    await decideText(context, actor, id, { textHash, decisions, words: [], isDraft: false });
  }
}

function reviewOf(count: number) {
  return {
    heard: `${count} warga menyampaikan pengalamannya. Yang paling sering disebut: lamanya antrean, kejelasan persyaratan, dan sikap petugas di loket.`,
    used: 'Keterangan yang menyebut bulan dan layanan, dan yang sejalan dengan catatan pengaduan unit.',
    notUsed:
      'Masukan yang mengulang kalimat yang sama dan yang menilai orang, bukan pelayanan; keduanya tetap dihitung terpisah.',
    finding: 'Pelayanan berjalan sesuai standar, dengan waktu tunggu yang perlu dipendekkan pada jam sibuk.',
    recommendation: 'Tambah satu petugas loket pada pagi hari dan perbarui papan persyaratan.',
    hasNoConflict: true,
  };
}
