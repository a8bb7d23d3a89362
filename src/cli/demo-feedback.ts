import { demoEmployees, demoFeedback } from '#db/demo/index.ts';
import { confirmFeedback, type FeedbackWindow, submitFeedback } from '#features/feedback/index.ts';
import { tidyOutbox } from '#features/outbox/index.ts';
import type { Context } from '#lib/context.ts';
import { plainDate } from '#lib/date.ts';
import { newId } from '#lib/id.ts';

const VOICES = 3_000;
/** One in thirty never enters the code. */
const FORGETFUL = 30;
/** So many speak side by side: their writes wait together and share a commit, which takes longer than all the rest. */
const CROWD = 64;

interface Voice {
  readonly window: FeedbackWindow;
  readonly said: ReturnType<typeof demoFeedback>[number];
}

/**
 * Three thousand residents fill in the form of these windows, and nearly all confirm. Each has a clock of their own
 * that stands at the time of their submission; the context's clock stands at the present.
 * @returns how many spoke, and the references that the confirmed ones hold, by submission.
 */
export async function speakInWindows(
  context: Context,
  seed: string,
  windows: readonly FeedbackWindow[],
): Promise<{ voices: number; references: ReadonlyMap<string, string> }> {
  const voices = voicesOf(seed, windows, context.clock.now());
  const references = new Map<string, string>();
  for (let first = 0; first < voices.length; first += CROWD) {
    const crowd = voices.slice(first, first + CROWD);
    await Promise.all(
      crowd.map((voice, place) => {
        const clock = { now: () => voice.said.submittedAt };
        return speak({ ...context, clock }, voice, first + place, references);
      }),
    );
  }
  await tidyOutbox(context);
  return { voices: voices.length, references };
}

function voicesOf(seed: string, windows: readonly FeedbackWindow[], now: Date): Voice[] {
  const roster = demoEmployees(seed, plainDate(now));
  const share = (window: FeedbackWindow) => shareOf(windows.indexOf(window), windows.length);
  const largest = (isWanted: (window: FeedbackWindow) => boolean) =>
    windows
      .filter((window) => window.originLevel === 0 && isWanted(window))
      .toSorted((one, other) => share(other) - share(one))[0];
  const campaign = largest((window) => window.closesAt < now);
  // A second one, about which nobody has decided yet.
  const openCampaign = largest((window) => window.closesAt >= now);
  return windows.flatMap((window, index) => {
    const closesAt = window.closesAt < now ? window.closesAt : now;
    const count = shareOf(index, windows.length);
    const options = {
      roster,
      ...(window === campaign && { campaign: 'bad' as const }),
      ...(window === openCampaign && { campaign: 'good' as const }),
    };
    return demoFeedback(seed, { ...window, closesAt }, count, options).map((said) => ({ window, said }));
  });
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
  { window, said }: Voice,
  sender: number,
  references: Map<string, string>,
): Promise<void> {
  const prefixed = (prefix: string, ratings: Readonly<Record<string, number>>) =>
    Object.entries(ratings).map(([code, rating]) => [prefix + code, String(rating)]);
  const values = {
    kunci: newId(context.random),
    unit: said.serviceUnit,
    bulan: said.serviceMonth,
    hubungan: said.relation,
    cerita: said.text,
    surel: said.email,
    ...Object.fromEntries([...prefixed('unsur-', said.answers), ...prefixed('perilaku-', said.conduct)]),
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
  if (confirmed.ok) references.set(result.value.id, confirmed.value.reference);
  else if (confirmed.code !== 'feedback.already-spoken') {
    throw new Error(`The demonstration was refused: ${JSON.stringify(confirmed)}`);
  }
}
