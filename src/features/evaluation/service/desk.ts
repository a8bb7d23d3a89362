import { type Part, partsAfter, type Span } from '#features/anonymity/index.ts';
import {
  type FeedbackWindow,
  getInstrument,
  heldCount,
  type Instrument,
  instruments,
  readWindow,
  type VerifiedFeedback,
  verifiedCounts,
  windowClusters,
  windowsOf,
} from '#features/feedback/index.ts';
import { canReview, requireRole } from '#features/identity/index.ts';
import {
  type MaskedInput,
  maskInput,
  type OrganisationVoice,
  organisationVoices,
} from '#features/organisation/index.ts';
import { listRosterNames } from '#features/transfer/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { accept, type Result, refuse } from '#lib/result.ts';
import { type ClusterShift, shiftsOf } from '../rules/clusters.ts';
import { type Numbers, summarise } from '../rules/numbers.ts';
import { type Review, type ReviewState, reviewState } from '../rules/review.ts';
import { findReview, listReviews } from '../store.ts';
import { type ReviewedFeedback, reviewedFeedback } from './texts.ts';

export interface QueueRow {
  readonly window: FeedbackWindow;
  readonly count: number;
  readonly review: ReviewState;
}

/** The windows of the evaluator's agencies, soonest closing first. */
export async function listQueue(
  context: Context,
  actor: Actor | null,
): Promise<Result<QueueRow[], 'identity.sign-in' | 'identity.forbidden'>> {
  const allowed = requireRole(actor, 'evaluator');
  if (!allowed.ok) return allowed;
  const windows = await windowsOf(context, allowed.value.agencies);
  const ids = windows.map((window) => window.id);
  const counts = await verifiedCounts(context, ids);
  const reviews = await listReviews(context, ids);
  return accept(
    windows.map((window) => ({
      window,
      count: counts.get(window.id) ?? 0,
      review: reviewState(reviews.get(window.id) ?? null),
    })),
  );
}

/** A feedback whose text is masked, or as an evaluator decided it. */
export interface MaskedFeedback extends Omit<VerifiedFeedback, 'text'> {
  readonly text: string | null;
  readonly spans: readonly Span[];
  /** The text in pieces, with what was done about each. */
  readonly parts: readonly Part[];
  /** How many highlights wait for a decision. */
  readonly undecided: number;
}

/** What an organisation said, masked like the texts of residents; a series of its own, never counted with them. */
export interface MaskedVoice extends Omit<OrganisationVoice, 'content'> {
  readonly content: MaskedInput | null;
}

export interface Case {
  readonly window: FeedbackWindow;
  /** What was asked: the codes of the numbers are its own. */
  readonly instrument: Instrument;
  readonly numbers: Numbers;
  readonly clusters: readonly ClusterShift[];
  /** How many submissions wait for an officer's decision. */
  readonly held: number;
  readonly feedback: readonly MaskedFeedback[];
  readonly organisations: readonly MaskedVoice[];
  readonly review: Review | null;
}

/** One window as its evaluator sees it: numbers, and texts in which names and numbers of persons are masked. */
export async function readCase(
  context: Context,
  actor: Actor | null,
  windowId: string,
  known = instruments,
): Promise<Result<Case, 'identity.sign-in' | 'identity.forbidden' | 'evaluation.case-unknown'>> {
  const allowed = requireRole(actor, 'evaluator');
  if (!allowed.ok) return allowed;
  const window = await readWindow(context, windowId);
  if (window === null) return refuse('evaluation.case-unknown');
  if (!canReview(allowed.value, window.agencies)) return refuse('identity.forbidden');
  const instrument = getInstrument(window.instrumentVersion, known);
  const reviewed = await reviewedFeedback(context, window);
  return accept({
    window,
    instrument,
    numbers: summarise(
      reviewed.map(({ feedback }) => feedback),
      instrument.elements.map((element) => element.code),
      instrument.conduct.map((item) => item.code),
    ),
    clusters: shiftsOf(
      reviewed.map(({ feedback }) => feedback),
      await windowClusters(context, windowId),
    ),
    held: await heldCount(context, windowId),
    feedback: reviewed.map(masked),
    organisations: await maskedVoices(context, window),
    review: await findReview(context, windowId),
  });
}

async function maskedVoices(context: Context, window: FeedbackWindow): Promise<MaskedVoice[]> {
  const roster = await listRosterNames(context, window.agencies);
  const voices = await organisationVoices(context, window.id);
  return voices.map((voice) => ({
    ...voice,
    content: voice.content === null ? null : maskInput(voice.content, roster),
  }));
}

function masked({ feedback, review }: ReviewedFeedback): MaskedFeedback {
  if (review === null) return { ...feedback, spans: [], parts: [], undecided: 0 };
  const { text, spans, undecided } = review.outcome;
  const parts = partsAfter(review.text, review.outcome);
  return { ...feedback, text, spans, parts, undecided: undecided.length };
}
