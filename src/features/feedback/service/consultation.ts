import { eventStatement, requireRole } from '#features/identity/index.ts';
import { listPolicies } from '#features/publication/index.ts';
import { latestStaffingPeriod, listStaffing } from '#features/staffing/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { plainDate, startOfDay } from '#lib/date.ts';
import { accept, type Refusal, type Result, refuse } from '#lib/result.ts';
import { instruments, newestInstrument } from '../rules/instrument.ts';
import { endOf, type FeedbackWindow } from '../rules/window.ts';
import {
  type ConsultationInput,
  parseConsultation,
  type TypedConsultation,
  type WindowProblem,
} from '../schema/window.ts';
import { insertChangeStatement } from '../store/window-changes.ts';
import { findWindow, openStatements, selectConsultations } from '../store/windows.ts';
import { findPersons } from './public-text.ts';

type Unauthorised = 'identity.sign-in' | 'identity.forbidden';

export type ConsultationRefusal =
  | (Refusal<'feedback.form-invalid'> & { readonly problems: readonly WindowProblem[] })
  | Refusal<Unauthorised | 'feedback.too-few-holders'>;

/**
 * Opens a consultation: agencies, units and a post family, never a candidate. Refused while the staffing table does not
 * show enough people in that family for it to mean none of them. The same form sent twice is one consultation.
 */
export async function openConsultation(
  context: Context,
  actor: Actor | null,
  typed: TypedConsultation,
): Promise<Result<{ id: string }> | ConsultationRefusal> {
  const allowed = requireRole(actor, 'officer');
  if (!allowed.ok) return allowed;
  const earlier = await answerOf(context, typed);
  if (earlier !== null) return earlier;
  const now = context.clock.now();
  const parsed = parseConsultation(typed, plainDate(now));
  if ('problems' in parsed) return invalid(parsed.problems);
  const { input } = parsed;
  const persons = await findPersons(context, input.agencies, {
    pertanyaan: input.question,
    alasan: input.reason,
  });
  if (persons.length > 0) return invalid(persons);
  const policies = await listPolicies(context, actor);
  if (!policies.ok) return policies;
  const [{ kpop: fewest }] = policies.value;
  if ((await countHolders(context, input)) < fewest) return refuse('feedback.too-few-holders', { fewest });

  const window = windowOf(input, now);
  const reason = { number: 1, at: now, kind: 'opened', closesFrom: null, closesTo: window.closesAt } as const;
  const event = { actor, action: 'feedback.consultation-opened', object: `window:${window.id}` };
  try {
    await context.database.write([
      ...openStatements(context, window),
      insertChangeStatement(context, window.id, allowed.value.accountId, { ...reason, reason: input.reason }),
      eventStatement(context, { ...event, detail: { opens: input.openingDay, closes: input.closingDay } }),
    ]);
  } catch (error) {
    // The same form, sent twice at once.
    const twin = await answerOf(context, typed);
    if (twin === null) throw error;
    return twin;
  }
  return accept({ id: window.id });
}

/** Every consultation there was, soonest closing first. */
export function listConsultations(context: Context): Promise<FeedbackWindow[]> {
  return selectConsultations(context);
}

/** The answer to a form that was taken before; its key cannot be that of another window. */
async function answerOf(
  context: Context,
  { values }: TypedConsultation,
): Promise<Result<{ id: string }> | ConsultationRefusal | null> {
  const earlier = await findWindow(context, values['kunci'] ?? '');
  if (earlier === null) return null;
  return earlier.kind === 'consultation'
    ? accept({ id: earlier.id })
    : invalid([{ field: 'kunci', code: 'feedback.form-key-missing' }]);
}

function invalid(problems: readonly WindowProblem[]): ConsultationRefusal {
  return { ok: false, code: 'feedback.form-invalid', problems };
}

/** How many people hold a post of that family in these agencies, by the latest staffing table; none without one. */
async function countHolders(
  context: Context,
  { agencies, family }: Pick<ConsultationInput, 'agencies' | 'family'>,
): Promise<number> {
  const period = await latestStaffingPeriod(context);
  const needs = period === null ? [] : await listStaffing(context, period);
  return needs
    .filter((need) => need.family === family && agencies.includes(need.agency))
    .reduce((sum, { filled }) => sum + filled, 0);
}

function windowOf(input: ConsultationInput, now: Date): FeedbackWindow {
  const { id, agencies, units, family, openingDay, closingDay, question } = input;
  const [first = '', ...others] = agencies;
  return {
    id,
    kind: 'consultation',
    announcementId: null,
    ...(others.length === 0 ? { originLevel: 0, origin: first } : { originLevel: 2, origin: '*' }),
    postLevel: 0,
    post: family,
    question,
    opensAt: openingDay === plainDate(now) ? now : startOfDay(openingDay),
    closesAt: endOf(closingDay),
    instrumentVersion: newestInstrument(instruments).version,
    agencies,
    units,
  };
}
