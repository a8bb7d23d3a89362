import { demoEmployees, demoFeedback } from '#db/demo/index.ts';
import { confirmFeedback, type FeedbackWindow, submitFeedback } from '#features/feedback/index.ts';
import { dropStaleMails } from '#features/outbox/index.ts';
import { type SettableClock, systemClock } from '#lib/clock.ts';
import type { Context } from '#lib/context.ts';
import { plainDate } from '#lib/date.ts';
import { newId } from '#lib/id.ts';

const VOICES = 3_000;
/** One in thirty never enters the code. */
const FORGETFUL = 30;

/** Three thousand residents fill in the form of these windows, each in its time, and nearly all confirm. */
export async function speakInWindows(
  context: Context,
  clock: SettableClock,
  seed: string,
  windows: readonly FeedbackWindow[],
): Promise<number> {
  const now = systemClock.now();
  const roster = demoEmployees(seed, plainDate(now));
  const campaignAt = windows.findIndex((window) => window.closesAt < now && window.originLevel === 0);
  let sender = 0;
  for (const [index, window] of windows.entries()) {
    const closesAt = window.closesAt < now ? window.closesAt : now;
    const count = shareOf(index, windows.length);
    const options = index === campaignAt ? { roster, campaign: 'bad' as const } : { roster };
    for (const one of demoFeedback(seed, { ...window, closesAt }, count, options)) {
      clock.set(one.submittedAt);
      await speak(context, window, one, sender);
      sender++;
    }
  }
  clock.set(now);
  await dropStaleMails(context);
  return sender;
}

/** Some windows hear many, some few: in turns of seven, adding up to the whole. */
function shareOf(index: number, windowCount: number): number {
  const weights = [3, 1, 2, 6, 1, 4, 2];
  const weight = (at: number) => weights[at % weights.length] ?? 1;
  const all = Array.from({ length: windowCount }, (_, at) => weight(at)).reduce((sum, one) => sum + one, 0);
  const before = Array.from({ length: index }, (_, at) => weight(at)).reduce((sum, one) => sum + one, 0);
  return Math.round((VOICES * (before + weight(index))) / all) - Math.round((VOICES * before) / all);
}

async function speak(
  context: Context,
  window: FeedbackWindow,
  one: ReturnType<typeof demoFeedback>[number],
  sender: number,
): Promise<void> {
  const prefixed = (prefix: string, ratings: Readonly<Record<string, number>>) =>
    Object.entries(ratings).map(([code, rating]) => [prefix + code, String(rating)]);
  const values = {
    kunci: newId(context.random),
    unit: one.serviceUnit,
    bulan: one.serviceMonth,
    hubungan: one.relation,
    cerita: one.text,
    surel: one.email,
    ...Object.fromEntries([...prefixed('unsur-', one.answers), ...prefixed('perilaku-', one.conduct)]),
  };
  // Every sender in a network of their own (RFC 6598 space), so that the limits see no crowd.
  const network = `100.${64 + (sender >> 8)}.${sender % 256}.7`;
  let mailedCode = '';
  const result = await submitFeedback(
    context,
    { windowId: window.id, values, captcha: 'demo', isWithoutScript: false, network },
    (code) => {
      mailedCode = code;
      return { subject: '', text: code, html: '' };
    },
  );
  if (!result.ok) throw new Error(`The demonstration was refused: ${JSON.stringify(result)}`);
  if (sender % FORGETFUL === FORGETFUL - 1) return;
  const confirmed = await confirmFeedback(context, result.value.id, mailedCode, network);
  if (!confirmed.ok && confirmed.code !== 'feedback.already-spoken') {
    throw new Error(`The demonstration was refused: ${JSON.stringify(confirmed)}`);
  }
}
